import { parsePattern, type Parsed } from './pattern-syntax.ts';

/**
 * A validation pattern that is matched in time proportional to the text, whatever its author wrote: all ways to
 * match are followed at once (Thompson's construction) instead of one after another, so nothing backtracks.
 *
 * Like form-js, a pattern need not cover the whole text unless it says so with `^` and `$`.
 * Not supported, and refused by name: look-ahead and look-behind, back-references, word boundaries.
 */
export interface Pattern {
  readonly source: string;
  /** Whether a character is a code point, or a UTF-16 unit as without the flag `u`. */
  readonly unicode: boolean;
  readonly program: readonly Instruction[];
}

export type Instruction =
  | { readonly op: 'char'; readonly test: (char: string) => boolean }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'match' };

/** `a{1000}{1000}` is small to write and large to run. */
const maxInstructions = 5000;

/** The pattern, or in words why it cannot be used. */
export function compilePattern(source: string): Pattern | string {
  const flags = flagsOf(source);
  if (flags === null) return 'it is not a regular expression';
  const parsed = parsePattern(source, flags);
  if (typeof parsed === 'string') return parsed;
  const program: Instruction[] = [];
  if (!emit(parsed, program)) return 'it repeats too much: its size exceeds what can be checked';
  program.push({ op: 'match' });
  return { source, unicode: flags === 'u', program };
}

/** The native engine knows best what is no pattern at all; it never gets to match one. Null: it is none. */
function flagsOf(source: string): string | null {
  // form-js compiles without `u`, where stray escapes such as `\-` are allowed; with it, `\p{L}` works.
  for (const flags of ['u', '']) {
    try {
      new RegExp(source, flags);
      return flags;
    } catch {
      continue;
    }
  }
  return null;
}

/** Whether the pattern occurs anywhere in the text. */
export function matchesPattern({ program, unicode }: Pattern, text: string): boolean {
  const chars = unicode ? Array.from(text) : text.split('');
  let waiting: number[] = [];
  for (let position = 0; position <= chars.length; position += 1) {
    const reached = new Set<number>();
    // A match may begin at any character, hence the 0.
    if (follow(program, [...waiting, 0], reached, position === 0, position === chars.length)) return true;
    const char = chars[position];
    if (char === undefined) return false;
    waiting = [];
    for (const at of reached) {
      const instruction = program[at];
      if (instruction?.op === 'char' && instruction.test(char)) waiting.push(at + 1);
    }
  }
  return false;
}

/** Adds to `reached` whatever can be reached from `pending` without reading a character; true on a match. */
function follow(
  program: readonly Instruction[],
  pending: number[],
  reached: Set<number>,
  atStart: boolean,
  atEnd: boolean,
): boolean {
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const instruction = program[at];
    if (!instruction || reached.has(at)) continue;
    reached.add(at);
    if (instruction.op === 'match') return true;
    if (instruction.op === 'jump') pending.push(instruction.to);
    else if (instruction.op === 'split') pending.push(instruction.first, instruction.second);
    else if ((instruction.op === 'start' && atStart) || (instruction.op === 'end' && atEnd))
      pending.push(at + 1);
  }
  return false;
}

function emit(parsed: Parsed, program: Instruction[]): boolean {
  if (program.length > maxInstructions) return false;
  switch (parsed.node) {
    case 'char':
      program.push({ op: 'char', test: parsed.test });
      return true;
    case 'start':
    case 'end':
      program.push({ op: parsed.node });
      return true;
    case 'sequence':
      return parsed.items.every((item) => emit(item, program));
    case 'choice':
      return emitChoice(parsed.branches, program);
    case 'repeat':
      return emitRepeat(parsed, program);
  }
}

function emitChoice(branches: readonly Parsed[], program: Instruction[]): boolean {
  const exits: number[] = [];
  for (const [index, branch] of branches.entries()) {
    const last = index === branches.length - 1;
    const split = program.length;
    if (!last) program.push({ op: 'jump', to: 0 });
    if (!emit(branch, program)) return false;
    if (last) continue;
    exits.push(program.length);
    program.push({ op: 'jump', to: 0 });
    program[split] = { op: 'split', first: split + 1, second: program.length };
  }
  for (const exit of exits) program[exit] = { op: 'jump', to: program.length };
  return true;
}

function emitRepeat(
  { item, min, max }: { readonly item: Parsed; readonly min: number; readonly max: number },
  program: Instruction[],
): boolean {
  for (let count = 0; count < min; count += 1) if (!emit(item, program)) return false;
  if (max === Infinity) {
    const split = program.length;
    program.push({ op: 'jump', to: 0 });
    if (!emit(item, program)) return false;
    program.push({ op: 'jump', to: split });
    program[split] = { op: 'split', first: split + 1, second: program.length };
    return true;
  }
  for (let count = min; count < max; count += 1) {
    const split = program.length;
    program.push({ op: 'jump', to: 0 });
    if (!emit(item, program)) return false;
    program[split] = { op: 'split', first: split + 1, second: program.length };
  }
  return true;
}
