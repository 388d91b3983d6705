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

/**
 * The same by the time the process was given on a processor: what else the machine does counts less. For what neither
 * waits nor uses other threads.
 */
export async function rateOfProcessor(run: () => unknown, seconds: number): Promise<number> {
  let best = 0;
  let batch = 1;
  for (const budget of [seconds / 3, seconds, seconds]) {
    const begin = processorSeconds();
    let count = 0;
    let used = 0;
    while (used < budget) {
      for (let n = 0; n < batch; n += 1) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      count += batch;
      const after = processorSeconds() - begin;
      // Looking at the time takes some itself: seldom enough for it not to matter.
      if (after - used < 0.001) batch *= 2;
      used = after;
    }
    best = Math.max(best, count / used);
  }
  return best;
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
