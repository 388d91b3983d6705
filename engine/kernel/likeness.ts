import type { Node } from '../model/definition.ts';
import { partsOf } from './waits.ts';

/** Nodes of two definitions compared. Nothing here depends on what the kinds are. */
export function isSameKind({ kind: one }: Node, { kind: other }: Node): boolean {
  return one === other;
}

/** The kinds of what an event catches or throws, in order: `message and timer`. */
export function eventKindOf({ trigger }: Node): string {
  return partsOf(trigger)
    .map(({ kind }) => kind)
    .join(' and ');
}

/** How an activity is repeated, in words. */
export function repetitionOf({ loop }: Node): string {
  if (!loop) return 'not repeated';
  if (!('sequential' in loop)) return 'a standard loop';
  return loop.sequential ? 'a sequential multi-instance' : 'a parallel multi-instance';
}
