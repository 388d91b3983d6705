/** `called`: true when the name was called; false when the time was over, the signal aborted, or it was given up by `end`. */
export interface Waiter {
  readonly called: Promise<boolean>;
  readonly end: () => void;
}

/** Promises that wait for a name to be called: long polls for a job type, callers for the end of an instance. */
export class Waiting {
  private readonly byName = new Map<string, Set<() => void>>();

  /** Begins to wait at once: look after this for what may have happened already, then `end` or await `called`. */
  begin(name: string, ms: number, signal?: AbortSignal): Waiter {
    let end: Waiter['end'] = () => undefined;
    const called = new Promise<boolean>((resolve) => {
      const waiters = this.byName.get(name) ?? new Set();
      this.byName.set(name, waiters);
      const finish = (wasCalled: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        waiters.delete(call);
        if (waiters.size === 0 && this.byName.get(name) === waiters) this.byName.delete(name);
        resolve(wasCalled);
      };
      const call = (): void => finish(true);
      end = () => finish(false);
      const timer = setTimeout(end, Math.min(ms, 2 ** 31 - 1));
      signal?.addEventListener('abort', end);
      waiters.add(call);
      if (signal?.aborted) end();
    });
    return { called, end };
  }

  call(name: string): void {
    for (const waiter of [...(this.byName.get(name) ?? [])]) waiter();
  }

  callAll(): void {
    for (const name of [...this.byName.keys()]) this.call(name);
  }
}
