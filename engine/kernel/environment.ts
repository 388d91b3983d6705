import type { Binding } from '../elements/element.ts';
import type { Key } from '../model/ids.ts';
import type { Json, Variables } from '../model/json.ts';
import type { DecisionEvaluation } from '../state/decision-evaluation.ts';
import type { TimerRules } from '../triggers/trigger.ts';

export type Evaluated =
  | {
      readonly ok: true;
      readonly value: Json;
      /** Why parts of it have no value, and where. */
      readonly warnings?: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** `missing`: why there is no such decision, for people. */
export type Decided =
  { readonly output: Json; readonly evaluation: DecisionEvaluation } | { readonly missing: string };

/** All that reaches a step from outside. With the same answers, the same command gives the same step. */
export interface Environment {
  /** Epoch ms, the same for the whole step. */
  readonly now: number;
  readonly newKey: () => Key;
  /** FEEL, with the variables a name stands for; an unknown one is undefined. */
  readonly evaluate: (source: string, lookup: (name: string) => Json | undefined) => Evaluated;
  /** The names of variables FEEL reads. */
  readonly variablesOf: (source: string) => readonly string[];
  /** JavaScript, apart from everything else, with the variables a name stands for. */
  readonly runScript: (source: string, lookup: (name: string) => Json | undefined) => Evaluated;
  /** An ISO 8601 date or date-time as epoch ms. */
  readonly parseTime: (text: string) => number | null;
  readonly timers: TimerRules;
  /** Throws an `Incident` where calls are nested too deep. */
  readonly findProcess: (processId: string, binding: Binding) => Key | null;
  /** The decision that the binding means now, with these variables. */
  readonly evaluateDecision: (decisionId: string, binding: Binding, variables: Variables) => Decided;
  readonly findForm: (formId: string, binding: Binding) => Key | null;
  /** Whether a process that called this one, directly or not, catches the error code. */
  readonly caughtAbove: (code: string) => boolean;
  /** The same for an escalation, and whether its catcher ends the call; null: nobody. */
  readonly escalationAbove: (code: string) => 'interrupting' | 'nonInterrupting' | null;
}
