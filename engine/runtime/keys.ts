import type { Key } from '../model/ids.ts';
import type { Collection, Store } from './ports.ts';
import { textOf } from './fields.ts';

const PER_MS = 1000;
const SUFFIX: readonly string[] = Array.from({ length: PER_MS }, (_, n) => String(n).padStart(3, '0'));

/**
 * Keys of 19 digits: 13 of real time (epoch ms), 3 of node, 3 of sequence. At most 9.22e18, so an int64 until 2262.
 *
 * K1. Unique over nodes with different numbers (0 to 999). K2. Strictly increasing on one node, also when the clock
 * goes back or more than 1,000 keys are asked for in one ms: then time is borrowed from the future.
 * K3. Across restarts: `after` is a time no earlier key of this node lies beyond.
 */
export function createKeySource(clock: () => number, node: number, after: number): () => Key {
  if (!Number.isInteger(node) || node < 0 || node > 999)
    throw new Error(`The node number is 0 to 999, not ${node}.`);
  const middle = String(node).padStart(3, '0');
  let time = after;
  let sequence = PER_MS;
  let prefix = '';
  return () => {
    if (sequence === PER_MS) {
      time = Math.max(time + 1, clock());
      prefix = `${time}${middle}`;
      sequence = 0;
    }
    const key = prefix + (SUFFIX[sequence] ?? '');
    sequence += 1;
    return key as Key;
  };
}

/** The time in a key, epoch ms: never later than any key made after it. */
export function timeOfKey(key: string): number {
  return Number(key.slice(0, 13));
}

/** Their keys are text that begins with a key nothing else has: `<evaluation>-<n>`. */
const BEGUN_BY_KEY = new Set(['decisionInstances']);

/** The latest time in any stored key: a new key source begins after it (K3). */
export async function latestKeyTime(store: Store, collections: readonly Collection[]): Promise<number> {
  let latest = 0;
  for (const { name, key, fields } of collections) {
    if (fields[key] !== 'key' && !BEGUN_BY_KEY.has(name)) continue;
    const [row] = await store.list(
      name,
      { op: 'and', of: [] },
      { limit: 1, sort: [{ field: key, order: 'desc' }] },
    );
    if (row) latest = Math.max(latest, timeOfKey(textOf(row, key)));
  }
  return latest;
}
