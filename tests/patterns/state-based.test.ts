import { conditional, message, process, timer } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';
import { locked, unlock } from './lock.ts';

scenario(
  'WCP-16 Deferred Choice',
  process('deferred')
    .startEvent()
    .eventBasedGateway('wait')
    .branch((path) => path.catchEvent('answered', message('answer', '=id')).userTask('A').endEvent('a'))
    .branch((path) => path.catchEvent('late', timer('P1D')).userTask('B').endEvent('b')),
  given({ id: 'x' }).waitingAt('wait').publish('answer', 'x').waitingAt('A').advance('P1D').waitingAt('A'),
);

/** Tasks under one lock: each path is a chain of its own, between two of its tasks those of others may come. */
function interleaved(...chains: readonly (readonly string[])[]) {
  const model = process('interleaved').startEvent().parallelGateway('fork');
  model.branch((path) => void unlock(path, 'first').parallelGateway('join').endEvent());
  for (const chain of chains)
    model.branch((path) => {
      let at = path;
      for (const task of chain) at = locked(at, task, (inside) => inside.userTask(task));
      at.to('join');
    });
  return model;
}

scenario(
  'WCP-17 Interleaved Parallel Routing',
  interleaved(['A', 'B'], ['C']),
  given({ case: 'x' })
    .waitingAt('A', 'C_take')
    .completeTask('A')
    .waitingAt('B_take', 'C')
    .completeTask('C')
    .waitingAt('B')
    .completeTask('B')
    .expectEnded(),
);

const milestone = process('milestone')
  .startEvent()
  .parallelGateway('fork')
  .branch((path) =>
    path
      .userTask('before')
      .scriptTask('reach', { state: '="reached"' })
      .userTask('open')
      .scriptTask('pass', { state: '="passed"' })
      .parallelGateway('join')
      .endEvent(),
  )
  .branch((path) =>
    path
      .userTask('request')
      .eventBasedGateway('look')
      .branch((yes) =>
        yes
          .catchEvent('reached', conditional('=state = "reached"'))
          .userTask('A')
          .exclusiveGateway('merge')
          .to('join'),
      )
      .branch((no) => no.catchEvent('passed', conditional('=state = "passed"')).to('merge')),
  );

scenario(
  'WCP-18 Milestone',
  milestone,
  given({ state: 'no' })
    .completeTask('request')
    .waitingAt('before', 'look')
    .completeTask('before')
    .waitingAt('open', 'A')
    .completeTask('open')
    .completeTask('A')
    .expectEnded(),
);

scenario(
  'WCP-18 Milestone: it has passed',
  milestone,
  given({ state: 'no' }).completeTask('before').completeTask('open').completeTask('request').expectEnded(),
);

scenario(
  'WCP-39 Critical Section',
  process('critical')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => unlock(path, 'first').parallelGateway('join').endEvent())
    .branch((path) =>
      locked(path.userTask('A'), 'one', (inside) => inside.userTask('A2').userTask('A3')).to('join'),
    )
    .branch((path) => locked(path.userTask('B'), 'two', (inside) => inside.userTask('B2')).to('join')),
  given({ case: 'x' })
    .completeTask('A')
    .completeTask('B')
    .waitingAt('A2', 'two_take')
    .completeTask('A2')
    .waitingAt('A3', 'two_take')
    .completeTask('A3')
    .waitingAt('B2')
    .completeTask('B2')
    .expectEnded(),
);

scenario(
  'WCP-40 Interleaved Routing',
  process('anyOrder')
    .startEvent()
    .adHocSubProcess(
      'tasks',
      (inside) =>
        inside
          .beside((path) => path.userTask('A'))
          .beside((path) => path.userTask('B'))
          .beside((path) => path.userTask('C')),
      { ordering: 'Sequential', activeElementsCollection: '=order' },
    )
    .userTask('after')
    .endEvent(),
  given({ order: ['B', 'C', 'A'] })
    .waitingAt('B')
    .completeTask('B')
    .waitingAt('C')
    .completeTask('C')
    .waitingAt('A')
    .completeTask('A')
    .waitingAt('after'),
);
