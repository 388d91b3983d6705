const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * The string a literal with its quotes stands for (DMN 1.5 §10.3.1.2, grammar rules 35 and 64): `\"`, `\'`, `\\`,
 * `\n`, `\r`, `\t`, four hexadecimal digits after `\u` (two of them for a pair of surrogates), six after `\U`.
 * Before anything else the `\` stands for itself, so that patterns such as `"\d+"` need not be escaped twice.
 */
export function readStringLiteral(source: string): string {
  const inside = source.slice(1, -1);
  if (!inside.includes('\\')) return inside;
  return inside.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{6})|(["'\\nrt]))/g,
    (written: string, short?: string, long?: string, character?: string) => {
      if (character !== undefined) return escapes[character] ?? character;
      const codePoint = parseInt(short ?? long ?? '', 16);
      return codePoint > 0x10ffff ? written : String.fromCodePoint(codePoint);
    },
  );
}
