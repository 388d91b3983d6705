/** The patterns of `like`: `*` any run, `?` one character (code point), `\` takes the next character literally. */

export type PatternToken = { readonly wild: 'run' | 'one' } | { readonly literal: string };

export function parsePattern(pattern: string): readonly PatternToken[] {
  const tokens: PatternToken[] = [];
  const characters = Array.from(pattern);
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? '';
    const last = tokens.at(-1);
    if (character === '\\' && i + 1 < characters.length) tokens.push({ literal: characters[++i] ?? '' });
    else if (character === '?') tokens.push({ wild: 'one' });
    else if (character !== '*') tokens.push({ literal: character });
    else if (last === undefined || !('wild' in last) || last.wild !== 'run') tokens.push({ wild: 'run' });
  }
  return tokens;
}

/** In time proportional to text × pattern at worst: a mismatch only lets the latest run grow. */
export function matchesPattern(tokens: readonly PatternToken[], text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let token = 0;
  let run = -1;
  let runEnd = 0;
  while (at < characters.length) {
    const expected = tokens[token];
    if (expected !== undefined && 'wild' in expected && expected.wild === 'run') {
      run = token++;
      runEnd = at;
    } else if (expected !== undefined && ('wild' in expected || expected.literal === characters[at])) {
      token++;
      at++;
    } else if (run >= 0) {
      token = run + 1;
      at = ++runEnd;
    } else return false;
  }
  return tokens.slice(token).every((rest) => 'wild' in rest && rest.wild === 'run');
}
