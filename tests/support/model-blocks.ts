import fc from 'fast-check';
import { BlockPen } from './block-pen.ts';
import { process, type ProcessModel } from './model.ts';

/** What can happen to an activity or a scope from outside or inside, and whether that ends it. */
export interface Guard {
  readonly on: 'error' | 'timer' | 'message' | 'signal' | 'condition' | 'escalation' | 'compensate';
  readonly interrupting: boolean;
}

export interface Repeat {
  readonly how: 'standard' | 'parallel' | 'sequential';
  readonly times: number;
  /** A loop that is tested before; a multi-instance activity that completes early. */
  readonly early: boolean;
}

/** What is done by one activity, without waiting for anything but its worker. */
export type Work = 'pass' | 'user' | 'job' | 'script';

/** A part of a process with one way in and one way out. */
export type Block =
  | {
      readonly is:
        Work | Wait | 'call' | 'shout' | 'send' | 'escalate' | 'link' | 'quantity' | 'data' | 'race';
    }
  | { readonly is: 'undo'; readonly waits: boolean }
  | {
      readonly is: 'sequence' | 'parallel' | 'exclusive' | 'inclusive' | 'complex';
      readonly of: readonly Block[];
    }
  | { readonly is: 'loop'; readonly of: Block; readonly rounds: number }
  | {
      readonly is: 'activity';
      readonly of: Work;
      readonly repeat: Repeat | null;
      readonly undone: Work | null;
    }
  | { readonly is: 'guarded'; readonly by: Guard }
  | SubBlock
  | AdHocBlock;

/** What an event waits for: a timer, a message, a signal, a condition, any of two, both of two. */
export type Wait = 'timer' | 'message' | 'signal' | 'condition' | 'any' | 'both';

export interface SubBlock {
  readonly is: 'sub' | 'transaction';
  readonly of: Block;
  readonly guard: Guard | null;
  /** An event sub-process inside, and what it does. */
  readonly inside: { readonly on: Guard; readonly does: Work | 'undo' } | null;
  readonly ends: 'plainly' | 'terminate' | 'error' | 'escalation' | 'compensate' | 'cancel';
  readonly repeat: Repeat | null;
  readonly undone: Work | null;
}

export interface AdHocBlock {
  readonly is: 'adHoc';
  readonly of: readonly Block[];
  readonly sequential: boolean;
  readonly condition: boolean;
  readonly cancels: boolean;
}

const work = fc.constantFrom<Work>('pass', 'user', 'job', 'script');
const undone = fc.option(fc.constantFrom<Work>('user', 'job', 'script'), { freq: 3 });
const repeat = fc.option(
  fc.record<Repeat>({
    how: fc.constantFrom('standard', 'parallel', 'sequential'),
    times: fc.integer({ min: 0, max: 3 }),
    early: fc.boolean(),
  }),
  { freq: 2 },
);

function guard(...kinds: readonly Guard['on'][]): fc.Arbitrary<Guard> {
  return fc
    .record<Guard>({ on: fc.constantFrom(...kinds), interrupting: fc.boolean() })
    .map((each) => (each.on === 'error' ? { ...each, interrupting: true } : each));
}

const onBoundary = guard('error', 'timer', 'message', 'signal', 'condition', 'escalation');
const onScope = guard('error', 'timer', 'message', 'signal', 'condition', 'escalation', 'compensate');

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'medium', maxDepth: 4, withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({
        is: fc.constantFrom(
          ...(['pass', 'user', 'job', 'script', 'timer', 'message', 'signal', 'condition', 'any'] as const),
          ...(['both', 'call', 'shout', 'send', 'escalate', 'link', 'quantity', 'data', 'race'] as const),
        ),
      }),
    },
    fc.record({ is: fc.constant('undo'), waits: fc.boolean() }),
    { weight: 2, arbitrary: fc.record({ is: fc.constant('activity'), of: work, repeat, undone }) },
    fc.record({ is: fc.constant('guarded'), by: onBoundary }),
    {
      weight: 2,
      arbitrary: fc.record({
        is: fc.constantFrom('sequence', 'parallel', 'exclusive', 'inclusive', 'complex'),
        of: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      }),
    },
    fc.record({ is: fc.constant('loop'), of: tie('block'), rounds: fc.integer({ min: 1, max: 3 }) }),
    {
      weight: 3,
      arbitrary: fc.record({
        is: fc.constantFrom('sub', 'transaction'),
        of: tie('block'),
        guard: fc.option(onBoundary),
        inside: fc.option(
          fc.record({ on: onScope, does: fc.constantFrom('user', 'job', 'script', 'pass', 'undo') }),
          { freq: 1 },
        ),
        ends: fc.constantFrom('plainly', 'terminate', 'error', 'escalation', 'compensate', 'cancel'),
        repeat,
        undone,
      }),
    },
    fc.record({
      is: fc.constant('adHoc'),
      of: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      sequential: fc.boolean(),
      condition: fc.boolean(),
      cancels: fc.boolean(),
    }),
  ),
})).block;

/** Up to four of them, one after the other; what can be undone may be undone in the end. */
export const blocks: fc.Arbitrary<Block> = fc
  .record({ of: fc.array(block, { minLength: 1, maxLength: 4 }), undo: fc.boolean() })
  .map(({ of, undo }) => ({ is: 'sequence', of: undo ? [...of, { is: 'undo', waits: true }] : of }));

/** The block between a start and an end event, and the process it may call. */
export function processesOf(block: Block): readonly ProcessModel[] {
  const model = process('random').startEvent();
  new BlockPen().draw(model, block);
  model.endEvent();
  return [
    model,
    process('called')
      .startEvent('calledStart')
      .userTask('calledTask')
      .serviceTask('calledJob')
      .endEvent('calledEnd'),
  ];
}
