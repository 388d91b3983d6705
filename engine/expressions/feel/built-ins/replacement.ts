/** A replacement read: texts, and the numbers of groups. */
export type Replacement = readonly (string | number)[];

/**
 * `$1` is what group 1 matched, `$0` all, `\$` and `\\` stand for the character behind the `\`; nothing else may
 * follow a `$` or a `\` (XPath and XQuery Functions and Operators 3.1, §5.6.4). As many digits belong to a number as
 * there are groups; a group that is not there is empty. Gives in words what is wrong.
 */
export function readReplacement(text: string, groups: number): Replacement | { readonly problem: string } {
  const parts: (string | number)[] = [];
  let at = 0;
  for (const found of text.matchAll(/\\(.?)|\$(\d*)/gsu)) {
    const [all, escaped, digits] = found;
    parts.push(text.slice(at, found.index));
    at = found.index + all.length;
    if (escaped !== undefined) {
      if (escaped !== '\\' && escaped !== '$')
        return { problem: 'in the replacement "\\" or "$" has to follow a "\\"' };
      parts.push(escaped);
    } else if (digits === undefined || digits === '') {
      return { problem: 'in the replacement the number of a group has to follow "$" ("\\$" stands for "$")' };
    } else {
      const own = ownDigits(digits, groups);
      parts.push(Number(own), digits.slice(own.length));
    }
  }
  return [...parts, text.slice(at)];
}

function ownDigits(digits: string, groups: number): string {
  let count = 1;
  while (count < digits.length && Number(digits.slice(0, count + 1)) <= groups) count += 1;
  return digits.slice(0, count);
}

/** What takes the place of a match of these groups. */
export function filledIn(replacement: Replacement, groups: readonly string[]): readonly string[] {
  return replacement.map((part) => (typeof part === 'string' ? part : (groups[part] ?? '')));
}
