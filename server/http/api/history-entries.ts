import type { Json, StoredRecord } from '../../../engine/index.ts';
import type { HistoryKind } from '../../../schemas/api/history.ts';
import { findText, numberOf, textOf } from '../../record-fields.ts';

/** One thing that happened in a case, not yet with the names people know. */
export interface Happening {
  readonly at: number;
  /** Of the step it happened in, and its place there: a total order together with `at`. */
  readonly historyKey: string;
  readonly index: number;
  readonly processInstanceKey: string;
  readonly kind: HistoryKind;
  readonly elementInstanceKey: string | null;
  readonly actor: string | null;
  readonly detail: string | null;
}

/** What the engine writes down of an event, as far as people are told of it. */
interface StoredEvent {
  readonly type: string;
  readonly key?: string;
  readonly element?: string;
  readonly message?: string | null;
  readonly name?: string;
}

interface Told {
  readonly kind: HistoryKind;
  /** Somebody did this; the rest followed from it. */
  readonly byActor?: boolean;
  readonly detail?: (event: StoredEvent) => string | null;
}

const told: Readonly<Record<string, Told>> = {
  InstanceStarted: { kind: 'started', byActor: true },
  ElementActivated: { kind: 'entered' },
  ElementCompleted: { kind: 'completed' },
  ElementTerminated: { kind: 'terminated' },
  UserTaskCompleted: { kind: 'taskCompleted', byActor: true },
  IncidentRaised: { kind: 'incident', detail: ({ message }) => message ?? null },
  IncidentResolved: { kind: 'incidentResolved', byActor: true },
  MessageCorrelated: { kind: 'message', detail: ({ name }) => name ?? null },
  TimerFired: { kind: 'timer' },
  InstanceCompleted: { kind: 'ended', detail: () => 'COMPLETED' },
  InstanceTerminated: { kind: 'ended', byActor: true, detail: () => 'TERMINATED' },
};

/** The happenings of one step (a record of `history`), in the order they happened. */
export function happeningsOf(step: StoredRecord): readonly Happening[] {
  const events = (Array.isArray(step['events'])
    ? (step['events'] as readonly Json[])
    : []) as unknown as StoredEvent[];
  const processInstanceKey = textOf(step, 'processInstanceKey');
  const doneTasks = new Set(
    events.filter(({ type }) => type === 'UserTaskCompleted').map(({ element }) => element),
  );
  return events.flatMap((event, index): Happening[] => {
    const how = told[event.type];
    const element = event.key ?? event.element ?? null;
    const isInstance = element === processInstanceKey && event.key !== undefined;
    // A person completed it: that says more than that it is complete.
    const saidAlready = event.type === 'ElementCompleted' && doneTasks.has(event.key);
    if (!how || isInstance || saidAlready) return [];
    return [
      {
        at: numberOf(step, 'at'),
        historyKey: textOf(step, 'historyKey'),
        index,
        processInstanceKey,
        kind: how.kind,
        elementInstanceKey: element,
        actor: how.byActor ? findText(step, 'actor') : null,
        detail: how.detail?.(event) ?? null,
      },
    ];
  });
}

/** Negative when `a` happened later: newest first. */
export function byNewest(a: HappeningOrder, b: HappeningOrder): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.historyKey !== b.historyKey) return a.historyKey < b.historyKey ? 1 : -1;
  return b.index - a.index;
}

export type HappeningOrder = Pick<Happening, 'at' | 'historyKey' | 'index'>;
