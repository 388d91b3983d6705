/** Operands of a comparison: a path of names, a call without spaces, a number, a text, a word of the language. */
const operand = String.raw`(?:!?[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*|\[\w+\]|\([^()]*\))*|-?\d+(?:\.\d+)?|"[^"]*"|'[^']*')`;
const comparison = (operators: string) => `${operand}\\s*(?:${operators})\\s*${operand}`;
const term = `(?:${comparison('===?|!==?|<=|>=|<|>|=')}|${operand})`;

/** Only whole texts: "Rossi & Bianchi" and "a > b means more" are texts, `a > b` is a comparison. */
const whole = (pattern: string) => new RegExp(String.raw`^\s*\(*${pattern}\)*\s*$`, 'u');

const languages: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['the Unified Expression Language (JUEL)', /[$#]\{/],
  ['Java or Groovy', /^\s*(?:execution|task|delegateTask)\.\w+\(/],
  ['JavaScript or Java', whole(comparison('===?|!=='))],
  ['JavaScript or Java', whole(String.raw`${term}\)*(?:\s*(?:&&|\|\|)\s*\(*${term}\)*)+`)],
  ['JavaScript or Java', whole(String.raw`!\(?[\p{L}_$][\p{L}\p{N}_$.]*\)?`)],
  ['FEEL without its leading "="', whole(comparison('!=|<=|>=|<|>'))],
  [
    'FEEL without its leading "="',
    whole(String.raw`${operand}\s+=\s+(?:-?\d+(?:\.\d+)?|"[^"]*"|true|false|null)`),
  ],
  [
    'FEEL without its leading "="',
    whole(String.raw`${comparison('!=|<=|>=|<|>|=')}(?:\s+(?:and|or)\s+\(?${term}\)?)+`),
  ],
];

/**
 * The language another vendor's expression is written in (`${amount > 100}`, `#{bean.call()}`, `approved == true`,
 * `amount > 100`), for a refusal that names it; null for FEEL, which begins with `=`, and for what may be a plain text:
 * a name, a date, a duration, a cycle. A text is only judged as a whole, so prose that mentions a comparison is prose.
 */
export function foreignLanguage(text: string): string | null {
  if (text.trimStart().startsWith('=')) return null;
  return languages.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
