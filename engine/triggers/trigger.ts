import type { Definition, Node, Problem, Trigger } from '../model/definition.ts';
import type { NodeId } from '../model/ids.ts';
import type { HookContext, Move } from '../elements/element.ts';
import type { ElementSource } from '../elements/source.ts';

/** What a catching event waits for. */
export type WaitRequest =
  | { readonly on: 'timer'; readonly due: number; readonly repetitions: number }
  | { readonly on: 'message'; readonly name: string; readonly correlationKey: string }
  | { readonly on: 'signal'; readonly name: string }
  | { readonly on: 'condition' };

export type EventPlace =
  | 'startEvent'
  | 'eventSubProcessStart'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'endEvent'
  | 'receiveTask'
  | 'sendTask';

/** How the timer expressions of the model become times; given by `expressions/`. */
export interface TimerRules {
  /** The first due time; a failure says what is wrong with the text. */
  first(
    kind: 'date' | 'duration' | 'cycle',
    text: string,
    now: number,
  ): { readonly due: number; readonly repetitions: number } | { readonly failure: string };
  /** The firing after the one due at `previous`; null when there is none, a failure when the text is no cycle (any more). */
  next(
    text: string,
    previous: number,
    repetitions: number,
    now: number,
  ): { readonly due: number; readonly repetitions: number } | { readonly failure: string } | null;
}

export interface TriggerContext<T> extends HookContext {
  readonly trigger: T;
  readonly timers: TimerRules;
}

/** Everything the engine knows about one event definition. One file per kind implements this. */
export interface TriggerBehavior<T = unknown> {
  /** `timer` for bpmn:TimerEventDefinition; `none` for no event definition. */
  readonly kind: string;
  readonly spec: string;
  readonly missing?: readonly string[];
  readonly places: readonly EventPlace[];
  /** May a boundary event or an event sub-process of this kind leave the activity or scope running? */
  readonly nonInterrupting?: true;
  /** `source.xml` is the event definition; `event` the XML of the event (or receive task) it stands in; `place` where. */
  readonly read: (source: ElementSource, event: Readonly<Record<string, unknown>>, place: EventPlace) => T;
  readonly check?: (node: Node, trigger: T, definition: Definition) => readonly Problem[];
  /** Catching: what to wait for. Absent: it is not waited for (none, error). */
  readonly await?: (context: TriggerContext<T>) => WaitRequest;
  /** Catching, after a firing that left the activity running: what to wait for next. Null: nothing more. Absent: the same wait stays open. */
  readonly again?: (
    context: TriggerContext<T>,
    fired: { readonly due: number; readonly repetitions: number },
  ) => WaitRequest | null;
  /** Catching what is thrown (`error`, `escalation`, `cancel`, `compensate`): does it catch this code, exactly or as a catch-all? */
  readonly catches?: (trigger: T, thrown: string, code: string) => 'exactly' | 'any' | null;
  /** Catching on `condition`: whether it holds, seen from the element that waits. */
  readonly holds?: (context: TriggerContext<T>) => boolean;
  /** Catching on `condition`: the variables it reads, and which kinds of change it looks at. */
  readonly reads?: (
    trigger: T,
    variablesOf: (source: string) => readonly string[],
  ) => {
    readonly names: readonly string[];
    readonly create: boolean;
    readonly update: boolean;
  };
  /** Several event definitions in one event: all of them, in document order; `parallel`: all must happen. */
  readonly parts?: (trigger: T) => { readonly triggers: readonly Trigger[]; readonly parallel: boolean };
  /** The payload stays in the event's own scope unless output mappings carry it out. */
  readonly localPayload?: true;
  /** Thrown, it undoes what has completed: that has to be kept. */
  readonly undoes?: true;
  /** Throwing: where the path goes on when no flow leads there. */
  readonly leadsTo?: (node: Node, trigger: T, definition: Definition) => NodeId | null;
  /** Throwing: what the event does. */
  readonly throw?: (context: TriggerContext<T>) => readonly Move[];
}

export function defineTrigger<T>(behavior: TriggerBehavior<T>): TriggerBehavior {
  return behavior as unknown as TriggerBehavior;
}
