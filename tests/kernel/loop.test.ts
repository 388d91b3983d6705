import { expect, test } from '@jest/globals';
import { CoreWorld } from '../support/core-world.ts';
import { conditional, process } from '../support/model.ts';
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

const joined = process('joined')
  .startEvent()
  .inclusiveGateway('round')
  .scriptTask('count', { n: '=n + 1' })
  .exclusiveGateway('enough')
  .when('=n >= limit', (path) => path.endEvent())
  .otherwise((path) => path.to('round'));

scenario(
  'a loop through an inclusive gateway too',
  joined,
  given({ n: 0, limit: 1200 }).expectEnded({ n: 1200, limit: 1200 }),
);

test('without end it stops with an incident as well', async () => {
  const world = new CoreWorld({ definitions: await definitionsOf([joined]) });
  await world.start('joined', { n: 0, limit: 1e9 });
  const { active } = await world.view();
  expect(active.at(-1)?.incident).toMatchObject({ message: expect.stringMatching(/loop/) });
  await world.check();
});

test('so does a loop that waits for conditions only, when they hold already', async () => {
  const conditions = process('conditions')
    .startEvent()
    .exclusiveGateway('round')
    .catchEvent('wait', conditional('=n >= 0'))
    .scriptTask('count', { n: '=n + 1' })
    .exclusiveGateway('enough')
    .when('=n >= limit', (path) => path.endEvent())
    .otherwise((path) => path.to('round'));
  const definitions = await definitionsOf([conditions]);
  const [ending, endless] = [new CoreWorld({ definitions }), new CoreWorld({ definitions })];
  await ending.start('conditions', { n: 0, limit: 1200 });
  await endless.start('conditions', { n: 0, limit: 1e9 });
  expect((await ending.view()).instances[0]).toMatchObject({ phase: 'completed', variables: { n: 1200 } });
  const { active } = await endless.view();
  expect(active.at(-1)?.incident).toMatchObject({ message: expect.stringMatching(/loop/) });
  await endless.check();
});
