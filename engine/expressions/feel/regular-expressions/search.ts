import { FailedStates } from './failed-states.ts';
import type { Instruction, Program } from './program.ts';
import type { Spend } from './spend.ts';

/** Where a pattern matches, in UTF-16 code units from the start of the text. */
export interface Match {
  readonly from: number;
  readonly to: number;
  /** The text of each group, which is empty where the group took no part; at 0 the whole match. */
  readonly groups: readonly string[];
}

const STEPS_AT_ONCE = 1_000;

/** What is on the stack of what to go back to, three numbers each; anything else is a split to try the other way. */
const FAILED = -1;
const RESTORE = -2;

/**
 * The search of a pattern in a text: backtracking with an explicit stack. M1: from an instruction at a position, with
 * so many turns that have matched nothing yet, the ways on are always the same; so what failed once fails again, and
 * is kept for as long as the text is searched, whatever match is looked for. That bounds the time for finding all
 * matches by the size of the pattern times the length of the text. Back-references take that away (M1 does not hold
 * with them): such patterns may take exponential time, and go on until `spend` throws.
 */
export class Search {
  private readonly program: Program;
  private readonly text: string;
  private readonly spend: Spend;
  private readonly failed: FailedStates;
  private readonly stack: number[] = [];
  /** Start and end of each group; -1 when it took no part. */
  private readonly captured: Int32Array;
  private steps = 0;
  /** The instruction that is next, and where in the text. */
  private at = 0;
  private position = 0;
  /** Of the turns under way, how many have matched nothing yet: always the innermost ones. */
  private idleTurns = 0;

  constructor(program: Program, text: string, spend: Spend) {
    this.program = program;
    this.text = text;
    this.spend = spend;
    this.failed = new FailedStates(spend);
    this.captured = new Int32Array(2 * program.groups + 2);
  }

  /** The leftmost match that begins at `from` or behind it. */
  firstMatch(from = 0): Match | null {
    // What failed leaves nothing behind, a match does.
    this.stack.length = 0;
    this.captured.fill(-1);
    this.steps += this.program.groups;
    const onlyAtStart = this.program.instructions[0]?.op === 'text start';
    for (let start = from; start <= this.text.length; start = this.after(start)) {
      if (onlyAtStart && start > 0) break;
      if (!this.matchesAt(start)) continue;
      this.settle();
      return { from: start, to: this.position, groups: this.groupsFrom(start) };
    }
    this.settle();
    return null;
  }

  /** The position behind the character there. */
  after(position: number): number {
    return position + ((this.text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
  }

  private groupsFrom(start: number): readonly string[] {
    const groups = [this.text.slice(start, this.position)];
    for (let group = 1; group <= this.program.groups; group += 1) groups.push(this.captureOf(group));
    return groups;
  }

  private captureOf(group: number): string {
    const from = this.captured[2 * group] ?? -1;
    return from < 0 ? '' : this.text.slice(from, this.captured[2 * group + 1]);
  }

  private settle(): void {
    this.spend(this.steps);
    this.steps = 0;
  }

  private matchesAt(start: number): boolean {
    this.idleTurns = 0;
    this.at = 0;
    this.position = start;
    for (;;) {
      this.steps += 1;
      if (this.steps >= STEPS_AT_ONCE) this.settle();
      const instruction = this.program.instructions[this.at];
      if (!instruction || instruction.op === 'match') return true;
      if (!this.run(instruction) && !this.goBack()) return false;
    }
  }

  /** Goes on to the next instruction; false when this one cannot be passed. */
  private run(instruction: Exclude<Instruction, { readonly op: 'match' }>): boolean {
    this.at += 1;
    switch (instruction.op) {
      case 'character':
        return this.readCharacter(instruction.matches);
      case 'split':
        if (this.hasFailed(instruction.slot)) return false;
        this.stack.push(this.at - 1, this.position, this.idleTurns);
        this.at = instruction.first;
        return true;
      case 'join':
        if (this.hasFailed(instruction.slot)) return false;
        this.failLater(instruction.slot);
        return true;
      case 'jump':
        this.at = instruction.to;
        return true;
      case 'save':
        this.stack.push(RESTORE, instruction.index, this.captured[instruction.index] ?? -1);
        this.captured[instruction.index] = this.position;
        return true;
      case 'reference':
        return this.readAgain(this.captureOf(instruction.number));
      case 'begin turn':
        this.idleTurns += 1;
        return true;
      case 'end turn':
        return this.idleTurns === 0;
      default:
        return isAnchored(instruction.op, this.text, this.position);
    }
  }

  /** To the nearest split whose second way is still to be tried; false when there is none. */
  private goBack(): boolean {
    const { stack } = this;
    while (stack.length > 0) {
      const value = stack.pop() ?? 0;
      const place = stack.pop() ?? 0;
      const kind = stack.pop() ?? 0;
      if (kind === FAILED) this.failed.add(place);
      else if (kind === RESTORE) this.captured[place] = value;
      else return this.takeSecond(kind, place, value);
    }
    return false;
  }

  private takeSecond(at: number, position: number, idleTurns: number): boolean {
    const split = this.program.instructions[at];
    if (split?.op !== 'split') return false;
    this.position = position;
    this.idleTurns = idleTurns;
    this.failLater(split.slot);
    this.at = split.second;
    return true;
  }

  private hasFailed(slot: number): boolean {
    return this.program.slots > 0 && this.failed.has(this.stateAt(slot));
  }

  /** Once all ways on from here are tried. */
  private failLater(slot: number): void {
    if (this.program.slots > 0) this.stack.push(FAILED, this.stateAt(slot), 0);
  }

  private stateAt(slot: number): number {
    return this.position * this.program.slots + slot + this.idleTurns;
  }

  private readCharacter(matches: (codePoint: number) => boolean): boolean {
    const codePoint = this.text.codePointAt(this.position);
    if (codePoint === undefined || !matches(codePoint)) return false;
    this.position += codePoint > 0xffff ? 2 : 1;
    this.idleTurns = 0;
    return true;
  }

  private readAgain(captured: string): boolean {
    if (captured === '') return true;
    this.steps += captured.length;
    const found = this.text.slice(this.position, this.position + captured.length);
    if (found !== captured && !(this.program.ignoreCase && folded(found) === folded(captured))) return false;
    this.position += captured.length;
    this.idleTurns = 0;
    return true;
  }
}

/** A newline that ends the text begins no further line (Functions and Operators 3.1, §5.6.2, flag `m`). */
function isAnchored(
  anchor: 'text start' | 'text end' | 'line start' | 'line end',
  text: string,
  position: number,
): boolean {
  const { length } = text;
  switch (anchor) {
    case 'text start':
      return position === 0;
    case 'text end':
      return position === length;
    case 'line start':
      return position === 0 || (position < length && text[position - 1] === '\n');
    case 'line end':
      return position === length ? text[length - 1] !== '\n' : text[position] === '\n';
  }
}

/** One spelling for what differs only in case, character by character. */
function folded(text: string): string {
  return Array.from(text, (character) => {
    const upper = character.toUpperCase();
    return (upper.length === character.length ? upper : character).toLowerCase();
  }).join('');
}
