import { expect, test } from '@jest/globals';
import { CoreWorld } from '../support/core-world.ts';
import { process } from '../support/model.ts';
import { definitionsOf, given, scenario } from '../support/scenario.ts';

/** Reads as if it ended: whether it does depends on a variable. */
const counting = process('counting')
  .startEvent()
  .exclusiveGateway('round')
  .scriptTask('count', { n: '=n + 1' })
  .exclusiveGateway('enough')
  .when('=n >= limit', (path) => path.endEvent())
  .otherwise((path) => path.to('round'));

scenario(
  'a loop that ends by what it computes runs in one step',
  counting,
  given({ n: 0, limit: 50 }).expectEnded({ n: 50, limit: 50 }),
);

test('a loop without end stops with an incident; resolving goes on from there', async () => {
  const world = new CoreWorld({ definitions: await definitionsOf([counting]) });
  await world.start('counting', { n: 0, limit: 8000 });
  const { active } = await world.view();
  expect(active.at(-1)?.incident).toMatchObject({
    errorType: 'UNKNOWN',
    message: expect.stringMatching(/loop/),
  });
  await world.resolveIncident(active.at(-1)?.id ?? '');
  const { instances } = await world.view();
  expect(instances[0]).toMatchObject({ phase: 'completed', variables: { n: 8000, limit: 8000 } });
  await world.check();
});
