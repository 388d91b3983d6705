/** Thrown by what a step asks for when that must first be read from the store. */
export class Unread extends Error {
  readonly read: () => Promise<unknown>;
  constructor(read: () => Promise<unknown>) {
    super('Something a step needs has not been read yet');
    this.read = read;
  }
}

/** Does it once more each time something had to be read first: until then it must have changed nothing. */
export async function withEverythingRead<T>(work: () => T): Promise<T> {
  for (;;) {
    try {
      return work();
    } catch (failure) {
      if (!(failure instanceof Unread)) throw failure;
      await failure.read();
    }
  }
}
