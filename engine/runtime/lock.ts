/** One at a time per name, in order of arrival. */
export class Locks {
  private readonly tails = new Map<string, Promise<unknown>>();

  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(name);
    const turn = before ? before.then(work, work) : work();
    this.tails.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.tails.get(name) === turn) this.tails.delete(name);
    }
  }

  get size(): number {
    return this.tails.size;
  }
}
