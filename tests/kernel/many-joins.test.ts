import { test } from '@jest/globals';
import { openWorld } from '../../engine/testing/index.ts';
import { multiInstance, process } from '../support/model.ts';
import { resourceOf } from '../support/runtime-harness.ts';

test('a step in which more joins fire than conditions may be looked at still goes to its end', async () => {
  const world = await openWorld();
  await world.deploy(
    resourceOf(
      process('wide')
        .startEvent()
        .subProcess(
          'each',
          (path) =>
            path
              .startEvent('begin')
              .inclusiveGateway('split')
              .when('=true', (way) => way.task('a').inclusiveGateway('join').endEvent('done'))
              .when('=true', (way) => way.task('b').to('join')),
          { loop: multiInstance({ collection: '=for i in 1..1100 return i', element: 'item' }) },
        )
        .endEvent(),
    ),
  );
  const instance = await world.start('wide');
  await instance.shouldBeCompleted();
  await world.close();
}, 60_000);
