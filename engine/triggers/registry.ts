import { cancel } from './cancel.ts';
import { compensate } from './compensate.ts';
import { conditional } from './conditional.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { multiple } from './multiple.ts';
import { none } from './none.ts';
import { signal } from './signal.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';
import type { TriggerBehavior } from './trigger.ts';

const all: readonly TriggerBehavior[] = [
  none,
  timer,
  message,
  signal,
  conditional,
  error,
  escalation,
  link,
  compensate,
  cancel,
  terminate,
  multiple,
];
const byKind: ReadonlyMap<string, TriggerBehavior> = new Map(all.map((trigger) => [trigger.kind, trigger]));

export function findTrigger(kind: string): TriggerBehavior | undefined {
  return byKind.get(kind);
}

export function triggerOf(kind: string): TriggerBehavior {
  const trigger = byKind.get(kind);
  if (!trigger) throw new Error(`No trigger is registered for ${kind}`);
  return trigger;
}

export const supportedTriggers: readonly string[] = [...byKind.keys()];
