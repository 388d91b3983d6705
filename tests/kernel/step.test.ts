import { expect, test } from '@jest/globals';
import type { Command } from '../../engine/kernel/command.ts';
import { effectsOf } from '../../engine/kernel/effect.ts';
import type { Environment } from '../../engine/kernel/environment.ts';
import { decide, step } from '../../engine/kernel/step.ts';
import type { Key, NodeId } from '../../engine/model/ids.ts';
import { settle, stateOf } from '../../engine/state/draft.ts';
import { emptyState, type InstanceState } from '../../engine/state/instance-state.ts';
import { process } from '../support/model.ts';
import { definitionsOf } from '../support/scenario.ts';

const model = process('model')
  .startEvent()
  .parallelGateway('fork')
  .branch((path) => path.userTask('a').parallelGateway('join').endEvent())
  .branch((path) => path.serviceTask('b').to('join'));
const [definition] = await definitionsOf([model]);

/** Gives the same keys each time it is made. */
function environment(): Environment {
  let last = 0;
  return {
    now: 0,
    newKey: () => String(2_000_000_000_000_000_000n + BigInt((last += 1))) as Key,
    evaluate: () => ({ ok: false, message: 'nothing is evaluated here' }),
    parseTime: () => null,
    timers: { first: () => ({ failure: 'none' }), next: () => null },
    findProcess: () => null,
    evaluateDecision: () => ({ missing: 'no decisions' }),
    findForm: () => null,
    escalationAbove: () => null,
    variablesOf: () => [],
    runScript: () => ({ ok: false, message: 'not here' }),
    caughtAbove: () => false,
  };
}

const key = '1000000000000000001' as Key;
const empty = emptyState(key);
const start: Command = { type: 'Start', start: 'start' as NodeId, variables: { x: 1 } };

function stepped(state: InstanceState, command: Command) {
  const result = step(definition!, state, command, environment());
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('the same command on the same state gives the same step', () => {
  expect(stepped(empty, start)).toEqual(stepped(empty, start));
});

test('a step leaves the state it is given as it was', () => {
  const before = stepped(empty, start).state;
  const copy = structuredClone(before);
  const job = Object.values(before.elements).find(({ node }) => node === 'b')!;
  stepped(before, { type: 'CompleteJob', element: job.key, job: job.job!.key, variables: { y: 2 } });
  expect(before).toEqual(copy);
});

test('what a step does not touch is shared with the state before', () => {
  const before = stepped(empty, start).state;
  const [task, job] = ['a', 'b'].map((id) => Object.values(before.elements).find(({ node }) => node === id)!);
  const { state } = stepped(before, {
    type: 'CompleteJob',
    element: job!.key,
    job: job!.job!.key,
    variables: {},
  });
  expect(state.elements[task!.key]).toBe(before.elements[task!.key]);
});

test('settling in place gives what a new state would be', () => {
  const decision = decide(definition!, emptyState(key), start, environment());
  if (!decision.ok) throw new Error(decision.error.message);
  const anew = stateOf(decision.value.draft);
  expect(settle(decision.value.draft)).toEqual(anew);
});

test('a refused command leaves no event', () => {
  const { state } = stepped(empty, start);
  const result = step(
    definition!,
    state,
    { type: 'FireTimer', element: state.key, wait: '9' as Key },
    environment(),
  );
  expect(result).toEqual({ ok: false, error: { code: 'NOT_FOUND', message: expect.stringContaining('9') } });
});

test('an instance that has ended refuses every command', () => {
  const ended = stepped(stepped(empty, start).state, { type: 'Cancel' }).state;
  expect(ended).toEqual({ ...empty, phase: 'terminated' });
  for (const command of [
    { type: 'Cancel' },
    { type: 'SetVariables', scope: empty.key, variables: {}, local: true },
  ] as const)
    expect(step(definition!, ended, command, environment())).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
});

test('effects follow from events', () => {
  const { events, effects } = stepped(stepped(empty, start).state, { type: 'Cancel' });
  expect(effects).toEqual(effectsOf(events));
  expect(effectsOf(stepped(empty, start).events)).toEqual([]);
});
