import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CoreWorld } from '../support/core-world.ts';
import { blocks, processesOf } from '../support/model-blocks.ts';
import { definitionsOf } from '../support/scenario.ts';
import { choices, play } from '../support/scenario-play.ts';

/** PROPERTY_RUNS=20 for twenty times as many. */
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);

/** The seed and the smallest failing process are in the message of a failure. */
test(
  'random processes end, whatever happens on the way; after each step replay, JSON and all invariants hold',
  async () => {
    await fc.assert(
      fc.asyncProperty(blocks, choices, fc.boolean(), async (block, picks, roundTrip) => {
        const definitions = await definitionsOf(processesOf(block));
        const world = new CoreWorld({ definitions, roundTrip });
        const { instances, active, tasks, jobs } = await play(world, picks);
        expect(instances.map(({ phase }) => phase)).not.toContain('active');
        expect(active).toEqual([]);
        expect([...tasks, ...jobs].filter(({ isOpen }) => isOpen)).toEqual([]);
        for (const { state } of world.logs) expect(state).toMatchObject({ elements: {}, items: {} });
      }),
      { numRuns: 150 * TIMES },
    );
  },
  60_000 * TIMES,
);

test(
  'the same choices lead to the same events',
  async () => {
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, picks) => {
        const definitions = await definitionsOf(processesOf(block));
        const [one, other] = [
          new CoreWorld({ definitions }),
          new CoreWorld({ definitions, roundTrip: true }),
        ];
        await play(one, picks);
        await play(other, picks);
        expect(other.logs).toEqual(one.logs);
      }),
      { numRuns: 30 * TIMES },
    );
  },
  60_000 * TIMES,
);
