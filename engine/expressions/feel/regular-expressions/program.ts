import type { CharacterClass } from './character-class.ts';
import type { Parsed } from './parse.ts';
import type { Flags } from './pattern-source.ts';
import type { Tree } from './syntax-tree.ts';

/**
 * A regular expression as instructions. `first` is tried before `second`. An optional turn that may match nothing is
 * enclosed in `begin turn` and `end turn`, which turns down the turn that did: no turn is taken in vain, and no loop
 * goes on for ever.
 */
export type Instruction =
  | { readonly op: 'character'; readonly matches: CharacterClass }
  | { readonly op: 'split'; first: number; second: number; readonly slot: number }
  | { readonly op: 'jump'; to: number }
  /** Where branches meet. */
  | { readonly op: 'join'; readonly slot: number }
  | { readonly op: 'save'; readonly index: number }
  | { readonly op: 'reference'; readonly number: number }
  | { readonly op: 'begin turn' | 'end turn' }
  | { readonly op: 'text start' | 'text end' | 'line start' | 'line end' }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** How many groups capture. */
  readonly groups: number;
  /**
   * At how many points what failed is kept, each counted once for every number of turns that may have matched nothing
   * there; 0 when there are back-references, with which the outcome depends on what was captured too.
   */
  readonly slots: number;
  readonly ignoreCase: boolean;
}

export function writeProgram(parsed: Parsed, flags: Flags): Program {
  const writer = new ProgramWriter(flags);
  writer.write(parsed.tree);
  writer.instructions.push({ op: 'match' });
  return {
    instructions: writer.instructions,
    groups: parsed.groups,
    slots: parsed.hasReferences ? 0 : writer.slots,
    ignoreCase: flags.ignoreCase,
  };
}

class ProgramWriter {
  readonly instructions: Instruction[] = [];
  slots = 0;
  private readonly flags: Flags;
  /** How many turns that may match nothing enclose what is written. */
  private turns = 0;

  constructor(flags: Flags) {
    this.flags = flags;
  }

  write(tree: Tree): void {
    switch (tree.node) {
      case 'character':
        this.instructions.push({ op: 'character', matches: tree.matches });
        return;
      case 'start':
      case 'end':
        this.instructions.push({ op: this.flags.multiLine ? `line ${tree.node}` : `text ${tree.node}` });
        return;
      case 'sequence':
        for (const item of tree.items) this.write(item);
        return;
      case 'choice':
        return this.writeChoice(tree.branches);
      case 'repeat':
        return this.writeRepeat(tree, tree.reluctant);
      case 'group':
        this.instructions.push({ op: 'save', index: 2 * tree.number });
        this.write(tree.item);
        this.instructions.push({ op: 'save', index: 2 * tree.number + 1 });
        return;
      case 'reference':
        this.instructions.push({ op: 'reference', number: tree.number });
    }
  }

  private writeChoice(branches: readonly Tree[]): void {
    const leaveBranch: (() => void)[] = [];
    for (const branch of branches.slice(0, -1)) {
      const skip = this.split(false);
      this.write(branch);
      leaveBranch.push(this.jump());
      skip();
    }
    const last = branches.at(-1);
    if (last) this.write(last);
    for (const land of leaveBranch) land();
    this.join();
  }

  private writeRepeat(
    { item, min, max }: { readonly item: Tree; readonly min: number; readonly max: number },
    reluctant: boolean,
  ): void {
    for (let count = 0; count < min; count += 1) this.write(item);
    if (max === Infinity) {
      const start = this.instructions.length;
      const leave = this.split(reluctant);
      this.writeTurn(item);
      this.instructions.push({ op: 'jump', to: start });
      leave();
    } else if (max > min) {
      const leave: (() => void)[] = [];
      for (let count = min; count < max; count += 1) {
        leave.push(this.split(reluctant));
        this.writeTurn(item);
      }
      for (const land of leave) land();
      this.join();
    }
  }

  private writeTurn(item: Tree): void {
    if (!item.nullable) return this.write(item);
    this.instructions.push({ op: 'begin turn' });
    this.turns += 1;
    this.write(item);
    this.turns -= 1;
    this.instructions.push({ op: 'end turn' });
  }

  /** One way leads on with what is written next, the other to where the result is called. */
  private split(reluctant: boolean): () => void {
    const next = this.instructions.length + 1;
    const split = { op: 'split' as const, first: next, second: next, slot: this.slot() };
    this.instructions.push(split);
    return () => {
      if (reluctant) split.first = this.instructions.length;
      else split.second = this.instructions.length;
    };
  }

  private jump(): () => void {
    const jump = { op: 'jump' as const, to: 0 };
    this.instructions.push(jump);
    return () => {
      jump.to = this.instructions.length;
    };
  }

  private join(): void {
    this.instructions.push({ op: 'join', slot: this.slot() });
  }

  private slot(): number {
    const slot = this.slots;
    this.slots += this.turns + 1;
    return slot;
  }
}
