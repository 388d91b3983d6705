import {
  compileRegularExpression,
  type RegularExpression,
} from '../regular-expressions/regular-expression.ts';
import type { Match } from '../regular-expressions/search.ts';
import { builtIn, on, type BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';
import { filledIn, readReplacement } from './replacement.ts';
import { mayBuild } from './text-length.ts';

/** The string functions of DMN 1.5 §10.3.4.3 that take a pattern, in the syntax of XPath, and Camunda's `extract`. */
export const patternFunctions: readonly BuiltIn[] = [
  builtIn('matches', on('input: string, pattern: string, flags?: string', matches)),
  builtIn('replace', on('input: string, pattern: string, replacement: string, flags?: string', replace)),
  builtIn('split', on('string: string, delimiter: string', split)),
  // Camunda's documentation and its implementation name the first parameter differently.
  builtIn(
    'extract',
    on('string: string, pattern: string', extract),
    on('input: string, pattern: string', extract),
  ),
];

function compile(
  call: CallContext,
  name: string,
  pattern: string,
  flags?: string | null,
): RegularExpression | null {
  const compiled = compileRegularExpression(pattern, flags ?? '', call.spend);
  if (!('problem' in compiled)) return compiled;
  call.fail(`${name}: the pattern cannot be used: ${compiled.problem}`);
  return null;
}

function matches(call: CallContext, input: string, pattern: string, flags?: string | null): boolean | null {
  const expression = compile(call, 'matches', pattern, flags);
  return expression && expression.search(input, call.spend).firstMatch() !== null;
}

/** All matches, from left to right. After an empty one the search goes on one character further. */
function* matchesIn(call: CallContext, expression: RegularExpression, text: string): Generator<Match> {
  const search = expression.search(text, call.spend);
  let match = search.firstMatch();
  while (match) {
    yield match;
    match = match.to > match.from ? search.firstMatch(match.to) : search.firstMatch(search.after(match.to));
  }
}

function replace(
  call: CallContext,
  input: string,
  pattern: string,
  replacement: string,
  flags?: string | null,
): string | null {
  const expression = compile(call, 'replace', pattern, flags);
  if (!expression) return null;
  if (expression.search('', call.spend).firstMatch())
    return call.fail('replace: the pattern must not match the empty string');
  const read = flags?.includes('q') ? [replacement] : readReplacement(replacement, expression.groups);
  if ('problem' in read) return call.fail(`replace: ${read.problem}`);
  const parts: string[] = [];
  let length = input.length;
  let at = 0;
  for (const match of matchesIn(call, expression, input)) {
    const filled = filledIn(read, match.groups);
    length += filled.reduce((sum, part) => sum + part.length, 0) - (match.to - match.from);
    call.spend(filled.length);
    parts.push(input.slice(at, match.from), ...filled);
    at = match.to;
  }
  parts.push(input.slice(at));
  return mayBuild(call, 'replace', length) ? parts.join('') : null;
}

/**
 * A delimiter that matches the empty string, which XPath does not allow, splits between characters: `split("abc", "")`
 * gives all characters, as in Camunda's dialect.
 */
function split(call: CallContext, text: string, delimiter: string): readonly string[] | null {
  const expression = compile(call, 'split', delimiter);
  if (!expression) return null;
  const parts: string[] = [];
  let at = 0;
  for (const match of matchesIn(call, expression, text)) {
    if (match.from === match.to && (match.from === at || match.from === text.length)) continue;
    parts.push(text.slice(at, match.from));
    at = match.to;
  }
  return [...parts, text.slice(at)];
}

function extract(call: CallContext, text: string, pattern: string): readonly string[] | null {
  const expression = compile(call, 'extract', pattern);
  if (!expression) return null;
  return Array.from(matchesIn(call, expression, text), (match) => match.groups[0] ?? '');
}
