/** Promises that wait for a name to be called: long polls for a job type, callers for the end of an instance. */
export class Waiting {
  private readonly byName = new Map<string, Set<() => void>>();

  /** Resolves true when the name is called, false after `ms` or when the signal aborts. */
  until(name: string, ms: number, signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const waiters = this.byName.get(name) ?? new Set();
      this.byName.set(name, waiters);
      const end = (called: boolean): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        waiters.delete(call);
        if (waiters.size === 0 && this.byName.get(name) === waiters) this.byName.delete(name);
        resolve(called);
      };
      const call = (): void => end(true);
      const aborted = (): void => end(false);
      const timer = setTimeout(aborted, Math.min(ms, 2 ** 31 - 1));
      signal?.addEventListener('abort', aborted);
      waiters.add(call);
      if (signal?.aborted) aborted();
    });
  }

  call(name: string): void {
    for (const waiter of [...(this.byName.get(name) ?? [])]) waiter();
  }

  callAll(): void {
    for (const name of [...this.byName.keys()]) this.call(name);
  }
}
