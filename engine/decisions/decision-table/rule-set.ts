/** Some of the rules of a table: a bit for each, by their position. */
export type RuleSet = Uint32Array;

const BITS = 32;

export function noRules(count: number): RuleSet {
  return new Uint32Array(Math.ceil(count / BITS));
}

export function allRules(count: number): RuleSet {
  const set = noRules(count).fill(0xffffffff);
  const rest = count % BITS;
  if (rest > 0) set[set.length - 1] = 2 ** rest - 1;
  return set;
}

export function add(set: RuleSet, rule: number): void {
  const word = Math.floor(rule / BITS);
  set[word] = (set[word] ?? 0) | (1 << (rule % BITS));
}

export function has(set: RuleSet, rule: number): boolean {
  return (((set[Math.floor(rule / BITS)] ?? 0) >>> (rule % BITS)) & 1) === 1;
}

/** The first rule from this one on that is in `set` and possible in every column; -1 for none. */
export function nextIn(
  set: RuleSet,
  columns: readonly { readonly possible: RuleSet }[],
  from: number,
): number {
  for (let word = Math.floor(from / BITS); word < set.length; word++) {
    const before = word * BITS;
    let bits = set[word] ?? 0;
    for (const { possible } of columns) bits &= possible[word] ?? 0;
    if (before < from) bits &= -1 << (from - before);
    if (bits !== 0) return before + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}
