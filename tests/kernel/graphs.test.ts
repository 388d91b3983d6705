import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nodeOf, type Definition } from '../../engine/model/definition.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import type { Event } from '../../engine/state/events.ts';
import { Draft, settle } from '../../engine/state/draft.ts';
import { evolve } from '../../engine/state/evolve.ts';
import { emptyState, type InstanceState } from '../../engine/state/instance-state.ts';
import { CoreWorld } from '../support/core-world.ts';
import { isActivated } from '../support/inclusive-join.ts';
import { graphs, processOf, type Graph } from '../support/model-graphs.ts';

/** PROPERTY_RUNS=20 for twenty times as many. */
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
/** Beyond that a state is not looked at any more. */
const MANY_ELEMENTS = 50;

const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 15 });

/** Graphs that the rules refuse are passed over: what in them never waits is seen at a glance. */
async function deployable(graph: Graph): Promise<readonly Definition[]> {
  const { xml } = processOf(graph);
  const { definitions, problems } = await readProcesses('graph.bpmn', xml);
  fc.pre(problems.length === 0);
  return definitions;
}

/** Completes tasks until nothing can be done, or too much. */
async function play(
  world: CoreWorld,
  [first = 0, ...picks]: readonly number[],
  after: () => void,
): Promise<void> {
  await world.start('graph', { choice: first });
  for (const pick of [...picks, null]) {
    await world.check();
    after();
    const { active, tasks } = await world.view();
    if (active.some(({ incident }) => incident)) return;
    const open = tasks.filter(({ isOpen }) => isOpen);
    const task = open[(pick ?? 0) % Math.max(1, open.length)];
    if (pick === null || !task || active.length > MANY_ELEMENTS) return;
    await world.completeTask(task.id, { choice: pick });
  }
}

test(
  'random graphs of tasks and gateways never break a step or an invariant, and what never waits is stopped',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs('user', 'user', 'pass', 'exclusive', 'parallel', 'inclusive'),
        choices,
        async (graph, picks) => {
          const world = new CoreWorld({ definitions: await deployable(graph) });
          await play(world, picks, () => undefined);
          const { active } = await world.view();
          for (const { incident } of active)
            if (incident) expect(incident.message).toMatch(/loop that never ends/);
        },
      ),
      { numRuns: 30 * TIMES },
    );
  },
  60_000 * TIMES,
);

test(
  'an inclusive gateway goes on when BPMN 2.0 §13.3.3 says so, and not before',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs('user', 'user', 'user', 'exclusive', 'inclusive'),
        choices,
        async (graph, picks) => {
          const definitions = await deployable(graph);
          const [definition] = definitions;
          const world = new CoreWorld({ definitions });
          await play(world, picks, () => {
            for (const { state } of world.logs) expect(readyJoins(definition!, state)).toEqual([]);
          });
          for (const { log } of world.logs) expect(tooEarly(definition!, log)).toEqual([]);
        },
      ),
      { numRuns: 40 * TIMES },
    );
  },
  60_000 * TIMES,
);

function readyJoins(definition: Definition, state: InstanceState): readonly string[] {
  const scope = state.elements[state.key];
  if (!scope) return [];
  const gateways = [...definition.nodes.values()].filter(({ kind }) => kind === 'inclusiveGateway');
  return gateways.filter((gateway) => isActivated(definition, state, scope, gateway)).map(({ id }) => id);
}

/** The joins that were not ready in the state in which they went on. */
function tooEarly(definition: Definition, log: readonly Event[]): readonly string[] {
  let state = emptyState(log.find((event) => event.type === 'ElementActivated')!.key);
  const early: string[] = [];
  for (const event of log) {
    if (event.type === 'ElementActivated' && nodeOf(definition, event.node).kind === 'inclusiveGateway')
      if (!readyJoins(definition, state).includes(event.node)) early.push(event.node);
    const draft = new Draft(state);
    evolve(draft, event);
    state = settle(draft);
  }
  return early;
}
