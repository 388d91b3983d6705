/** Where a text stops being JSON. `JSON.parse` tells the position for some errors only, and differs by version. */
export interface JsonError {
  readonly message: string;
  readonly position: number;
  readonly line: number;
  readonly column: number;
}

type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or ]' | ', or }' | 'end';

const space = /[ \t\n\r]*/y;
const scalar =
  /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** null: it is JSON. Reads on without recursion, so that depth does not matter. */
export function findJsonError(text: string): JsonError | null {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;

  const afterValue = (): Expected => {
    const container = open.at(-1);
    if (container === undefined) return 'end';
    return container === '[' ? ', or ]' : ', or }';
  };

  for (;;) {
    at += matched(space, text, at).length;
    const character = text[at];
    if (character === undefined)
      return expected === 'end' ? null : errorAt(text, at, `it ends where ${words(expected)} is expected`);
    const next = punctuation(expected, character);
    if (next === 'close') {
      open.pop();
      expected = afterValue();
      at++;
    } else if (next) {
      if (next === 'value or ]') open.push('[');
      if (next === 'name or }') open.push('{');
      expected = next;
      at++;
    } else {
      const token = matched(scalar, text, at);
      if (!fits(expected, token)) return errorAt(text, at, `expected ${words(expected)}`);
      expected = expected.startsWith('name') ? ':' : afterValue();
      at += token.length;
    }
  }
}

function punctuation(expected: Expected, character: string): Expected | 'close' | null {
  switch (character) {
    case '[':
      return expected.startsWith('value') ? 'value or ]' : null;
    case '{':
      return expected.startsWith('value') ? 'name or }' : null;
    case ']':
    case '}':
      return expected.endsWith(character) ? 'close' : null;
    case ':':
      return expected === ':' ? 'value' : null;
    case ',':
      if (expected === ', or ]') return 'value';
      return expected === ', or }' ? 'name' : null;
    default:
      return null;
  }
}

function fits(expected: Expected, token: string): boolean {
  if (token === '') return false;
  return expected.startsWith('name') ? token.startsWith('"') : expected.startsWith('value');
}

function words(expected: Expected): string {
  if (expected === 'end') return 'nothing more';
  return expected
    .replace('name', 'a name in double quotes')
    .replace('value', 'a value')
    .replace(/(?<!\w)([:,\]}])/g, "'$1'");
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function errorAt(text: string, position: number, message: string): JsonError {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return { message, position, line, column: position - before.lastIndexOf('\n') };
}
