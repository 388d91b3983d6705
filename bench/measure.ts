/** Runs for about `seconds` after a warm-up; runs per second, the better of two rounds. */
export async function rate(run: () => unknown, seconds: number): Promise<number> {
  let best = 0;
  for (const budget of [seconds / 3, seconds, seconds]) {
    const begin = performance.now();
    let count = 0;
    while (performance.now() - begin < budget * 1000) {
      for (let n = 0; n < 5; n += 1) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      count += 5;
    }
    best = Math.max(best, (count / (performance.now() - begin)) * 1000);
  }
  return best;
}

/** The middle one of several durations. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
