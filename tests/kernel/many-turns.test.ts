import { expect, test } from '@jest/globals';
import { evaluateFeel, variablesOf } from '../../engine/expressions/feel.ts';
import { createTimers } from '../../engine/expressions/timer.ts';
import type { Command } from '../../engine/kernel/command.ts';
import type { Environment } from '../../engine/kernel/environment.ts';
import { Run } from '../../engine/kernel/run.ts';
import { decide } from '../../engine/kernel/step.ts';
import type { Definition } from '../../engine/model/definition.ts';
import type { Key } from '../../engine/model/ids.ts';
import { settle, stateOf } from '../../engine/state/draft.ts';
import type { Event } from '../../engine/state/events.ts';
import { emptyState, type InstanceState } from '../../engine/state/instance-state.ts';
import { brokenInvariants } from '../support/core-invariants.ts';
import { multiInstance, process, standardLoop, type ProcessModel } from '../support/model.ts';
import { Harness } from '../support/runtime-harness.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import { definitionsOf } from '../support/scenario.ts';
import { BEGIN, ZONE } from '../support/scenario-world.ts';

const ROOT = '1' as Key;
const MANY = 10_000;

let lastKey = 1;
const env: Environment = {
  now: BEGIN,
  newKey: () => String((lastKey += 1)).padStart(12, '0') as Key,
  evaluate: (source, lookup) => evaluateFeel(source, lookup, { now: BEGIN, zone: ZONE }),
  variablesOf,
  runScript: () => ({ ok: false, message: 'no JavaScript' }),
  parseTime: () => null,
  timers: createTimers(ZONE),
  findProcess: () => null,
  evaluateDecision: () => ({ missing: 'no decisions' }),
  findForm: () => null,
  caughtAbove: () => false,
  escalationAbove: () => null,
};

interface Running {
  readonly definition: Definition;
  state: InstanceState;
}

async function started(model: ProcessModel, variables = {}): Promise<Running> {
  const [definition] = await definitionsOf([model]);
  if (!definition) throw new Error('There is no process');
  const running = { definition, state: emptyState(ROOT) };
  obey(running, { type: 'Start', start: null, variables });
  return running;
}

function obey(running: Running, command: Command): readonly Event[] {
  const decision = decide(running.definition, running.state, command, env);
  if (!decision.ok) throw new Error(decision.error.message);
  running.state = settle(decision.value.draft);
  return decision.value.events;
}

test('ten thousand turns that never wait are one step, one after the other and all at once', async () => {
  for (const sequential of [true, false]) {
    const loop = multiInstance({
      collection: '=items',
      element: 'item',
      outputCollection: 'results',
      outputElement: '=result',
      sequential,
    });
    const { state } = await started(
      process('many')
        .startEvent()
        .scriptTask('double', { result: '=item * 2' }, { loop })
        .userTask('after')
        .endEvent(),
      { items: Array.from({ length: MANY }, (_, n) => n) },
    );
    const { results } = state.elements[ROOT]?.variables ?? {};
    expect(results).toEqual(Array.from({ length: MANY }, (_, n) => n * 2));
    expect(state.items).toEqual({});
    expect(Object.values(state.elements).map(({ node }) => node)).toEqual(['many', 'after']);
  }
});

test('a loop with a maximum ends, however many turns it has', async () => {
  const { state } = await started(
    process('counted')
      .startEvent()
      .scriptTask('add', { n: '=n + 1' }, { loop: standardLoop({ maximum: 20_000 }) })
      .endEvent(),
    { n: 0 },
  );
  expect(state.phase).toBe('completed');
});

const asked = process('asked')
  .startEvent()
  .userTask('ask', {
    loop: multiInstance({
      loopCardinality: '=n',
      outputCollection: 'results',
      outputElement: '=result',
      completionCondition: '=numberOfCompletedInstances = 5',
    }),
  })
  .endEvent();

test('to complete one of ten thousand costs what it costs to complete one of ten', async () => {
  const written: number[] = [];
  for (const n of [10, MANY]) {
    const harness = await Harness.open('sqlite');
    await harness.deploy(asked);
    await harness.start('asked', { n });
    const [, task] = await harness.rows('userTasks');
    let rows = 0;
    const stop = harness.engine.onCommit(({ writes }) => (rows += writes.length));
    await harness.engine.completeUserTask(textOf(task ?? {}, 'userTaskKey'), { variables: { result: 1 } });
    stop();
    written.push(rows);
    expect(await harness.rows('instanceItems')).toHaveLength(1);
    await harness.close();
  }
  expect(written[0]).toBeGreaterThan(0);
  expect(written[1]).toBe(written[0]);
});

test('the events of a completion do not grow with the number of turns', async () => {
  const sizes = new Map<number, number>();
  for (const n of [10, MANY]) {
    const running = await started(asked, { n });
    const [task] = Object.values(running.state.elements).flatMap(({ key, userTask }) =>
      userTask ? [{ element: key, task: userTask.key }] : [],
    );
    if (!task) throw new Error('There is no task');
    const events = obey(running, {
      type: 'CompleteUserTask',
      ...task,
      variables: { result: 1 },
      action: 'complete',
    });
    sizes.set(n, JSON.stringify(events).length);
  }
  expect(sizes.get(MANY)).toBe(sizes.get(10));
});

/** As a modification does it. */
function terminateOne(running: Running, node: string, role: 'turn' | 'activation'): void {
  const found = Object.values(running.state.elements).find(
    (each) => each.node === node && each.role === role,
  );
  if (!found) throw new Error(`No ${role} of ${node} is active`);
  const run = new Run(running.definition, running.state, env);
  run.terminate(found);
  run.settle();
  running.state = stateOf(run.draft);
  expect(brokenInvariants(running.definition, running.state)).toEqual([]);
}

test.each([true, false])(
  'a turn that was terminated counts, and the body goes on without it (%s)',
  async (sequential) => {
    const running = await started(
      process('ended')
        .startEvent()
        .userTask('ask', {
          loop: multiInstance({
            loopCardinality: '2',
            sequential,
            outputCollection: 'results',
            outputElement: '=numberOfTerminatedInstances',
          }),
        })
        .userTask('after')
        .endEvent(),
    );
    terminateOne(running, 'ask', 'turn');
    expect(Object.values(running.state.elements).filter(({ role }) => role === 'turn')).toHaveLength(1);
    const body = Object.values(running.state.elements).find(({ role }) => role === 'loop');
    expect(body?.loop).toEqual({ total: 2, started: 2, completed: 0, terminated: 1 });
    terminateOne(running, 'ask', 'turn');
    expect(Object.values(running.state.elements).map(({ node }) => node)).toEqual(['ended', 'after']);
    expect(running.state.elements[ROOT]?.variables).toEqual({ results: [null, null] });
  },
);

test('an ad-hoc sub-process goes on without an activation that was terminated', async () => {
  const running = await started(
    process('ended')
      .startEvent()
      .adHocSubProcess(
        'care',
        (inside) => inside.beside((path) => path.userTask('a')).beside((path) => path.userTask('b')),
        { activeElementsCollection: '=["a", "b"]', ordering: 'Sequential' },
      )
      .userTask('after')
      .endEvent(),
  );
  terminateOne(running, 'care', 'activation');
  expect(Object.values(running.state.elements).map(({ node }) => node)).toContain('b');
  terminateOne(running, 'care', 'activation');
  expect(Object.values(running.state.elements).map(({ node }) => node)).toEqual(['ended', 'after']);
});
