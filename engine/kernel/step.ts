import type { Definition } from '../model/definition.ts';
import { stateOf, type Draft } from '../state/draft.ts';
import type { Event } from '../state/events.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { obey } from './commands.ts';
import type { Command, Rejection, Result } from './command.ts';
import { effectsOf, type Effect } from './effect.ts';
import type { Environment } from './environment.ts';
import { Run } from './run.ts';

export interface Decision {
  readonly draft: Draft;
  readonly events: readonly Event[];
}

export interface Step {
  readonly state: InstanceState;
  readonly events: readonly Event[];
  readonly effects: readonly Effect[];
}

/**
 * Applies one command and runs until every path waits or has ended. Leaves `state` as it is: the draft holds what
 * changed, so the cost is that of the change. The caller turns the draft into the next state with `stateOf` (a new
 * value) or `settle` (in place).
 */
export function decide(
  definition: Definition,
  state: InstanceState,
  command: Command,
  environment: Environment,
): Result<Decision, Rejection> {
  const run = new Run(definition, state, environment);
  const rejection = obey(run, command);
  if (rejection) return { ok: false, error: rejection };
  run.settle();
  return { ok: true, value: { draft: run.draft, events: run.events } };
}

/** `decide` as a function from state to state: for tests, replay, simulation and checks. Pure. */
export function step(
  definition: Definition,
  state: InstanceState,
  command: Command,
  environment: Environment,
): Result<Step, Rejection> {
  const decision = decide(definition, state, command, environment);
  if (!decision.ok) return decision;
  const { draft, events } = decision.value;
  return { ok: true, value: { state: stateOf(draft), events, effects: effectsOf(events) } };
}
