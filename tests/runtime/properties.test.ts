import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocks, processesOf } from '../support/model-blocks.ts';
import { Harness } from '../support/runtime-harness.ts';
import { RuntimeWorld } from '../support/runtime-world.ts';
import { definitionsOf } from '../support/scenario.ts';
import { choices, play } from '../support/scenario-play.ts';

/**
 * After each step the rows, loaded anew, are what the history leads to; after the end nothing is left open. The
 * seed and the smallest failing process are in the message of a failure.
 */
test.each([
  { store: 'memory', anew: false, runs: 20 },
  { store: 'memory', anew: true, runs: 10 },
  { store: 'sqlite', anew: true, runs: 6 },
] as const)(
  'random processes end on $store, loaded anew between steps: $anew',
  async ({ store, anew, runs }) => {
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, picks) => {
        const models = processesOf(block);
        const harness = await Harness.open(store);
        await harness.deploy(...models);
        const world = new RuntimeWorld(harness, await definitionsOf(models), anew);
        const { instances } = await play(world, picks);
        expect(instances.map(({ phase }) => phase)).not.toContain('active');
        await harness.close();
      }),
      { numRuns: runs },
    );
  },
);
