import { describe } from '@jest/globals';
import { error, message, process, timer, type Path } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('boundaryEvent');

/** Every activity that waits. */
const activities: Readonly<Record<string, (path: Path) => Path>> = {
  userTask: (path) => path.userTask('a'),
  serviceTask: (path) => path.serviceTask('a'),
  receiveTask: (path) => path.receiveTask('a', 'other', '=id'),
  scriptTask: (path) => path.scriptTask('a', null),
  subProcess: (path) =>
    path.subProcess('a', (inside) => inside.startEvent('in').userTask('inner').endEvent('out')),
  callActivity: (path) => path.callActivity('a', 'called'),
};
const called = process('called').startEvent('begin').userTask('work').endEvent('finish');

describe.each(Object.keys(activities))('on a %s', (kind) => {
  const draw = activities[kind]!;
  const inside = { subProcess: 'inner', callActivity: 'work' }[kind] ?? 'a';

  const interrupting = process('interrupting').startEvent();
  draw(interrupting)
    .boundaryEvent('stop', message('stop', '=id'), (path) => path.userTask('b').endEvent('over'))
    .endEvent();
  scenario(
    'an interrupting event ends it',
    [interrupting, called],
    given({ id: 'x' })
      .waitingAt(inside)
      .publish('stop', 'x', { why: 1 })
      .waitingAt('b')
      .expectVariables({ id: 'x', why: 1 })
      .completeTask('b')
      .expectEnded(),
  );

  const repeated = process('repeated').startEvent();
  draw(repeated)
    .nonInterrupting('note', message('note', '=id'), (path) => path.userTask('b').endEvent('over'))
    .endEvent();
  scenario(
    'a non-interrupting event happens as often as it is triggered',
    [repeated, called],
    given({ id: 'x' })
      .publish('note', 'x', { n: 1 })
      .waitingAt('b', inside)
      .publish('note', 'x', { n: 2 })
      .waitingAt('b', 'b', inside)
      .expectVariables({ id: 'x', n: 2 })
      .cancel()
      .expectTerminated()
      .publish('note', 'x')
      .waitingAt(),
  );
});

const mapped = process('mapped')
  .startEvent()
  .userTask('a', { inputs: { secret: '=1' } })
  .nonInterrupting('note', message('note', '=id'), (path) => path.userTask('b').endEvent('over'), {
    outputs: { text: '=body' },
  })
  .endEvent();

scenario(
  'only what it maps leaves it',
  mapped,
  given({ id: 'x' })
    .publish('note', 'x', { body: 'hello', more: 1 })
    .waitingAt('a', 'b')
    .expectVariables({ id: 'x', text: 'hello' }),
);

scenario(
  'what follows it does not see the local variables of the activity',
  process('apart')
    .startEvent()
    .userTask('a', { inputs: { secret: '=1' } })
    .boundaryEvent('stop', message('stop', '=id'), (path) =>
      path.scriptTask('look', { seen: '=secret' }).endEvent('over'),
    )
    .endEvent(),
  given({ id: 'x' }).publish('stop', 'x').expectEnded({ id: 'x', seen: null }),
);

scenario(
  'its trigger sees the input mappings of its activity',
  process('seeing')
    .startEvent()
    .userTask('a', { inputs: { wait: '="PT" + string(hours) + "H"' } })
    .boundaryEvent('late', timer({ duration: '=wait' }), (path) => path.endEvent('over'))
    .endEvent(),
  given({ hours: 3 }).advance('PT2H').waitingAt('a').advance('PT1H').expectEnded(),
);

const unready = process('unready')
  .startEvent()
  .serviceTask('a')
  .boundaryEvent('late', timer({ duration: '=wait' }), (path) => path.endEvent('over'))
  .nonInterrupting('note', message('note', '=id'), (path) => path.endEvent('noted'))
  .endEvent();

scenario(
  'one that cannot be awaited is an incident of its activity, which has not begun',
  unready,
  given({ id: 'x' })
    .waitingAt('a')
    .expectIncident('a', 'EXTRACT_VALUE_ERROR', /late/)
    .publish('note', 'x')
    .waitingAt('a')
    .setVariables({ wait: 'PT1H' })
    .resolveIncident('a')
    .expectNoIncident()
    .publish('note', 'x')
    .completeJob('a')
    .expectEnded()
    .expectPath('start', 'a', 'note', 'noted', 'end'),
);

scenario(
  'it still interrupts an activity that has an incident',
  process('stuck')
    .startEvent()
    .serviceTask('a')
    .boundaryEvent('stop', message('stop', '=id'), (path) => path.endEvent('over'))
    .endEvent(),
  given({ id: 'x' })
    .failJob('a', { retries: 0 })
    .expectIncident('a', 'JOB_NO_RETRIES')
    .publish('stop', 'x')
    .expectEnded(),
);

scenario(
  'it is closed before the outputs of its activity are mapped',
  process('leaving')
    .startEvent()
    .userTask('a', { outputs: { y: '=assert(x, x > 0, "too small")' } })
    .boundaryEvent('late', timer('P1D'), (path) => path.endEvent('over'))
    .boundaryEvent('failed', error(), (path) => path.endEvent('failure'))
    .endEvent(),
  given({ x: 0 })
    .completeTask('a')
    .expectIncident('a', 'IO_MAPPING_ERROR')
    .advance('P2D')
    .waitingAt('a')
    .setVariables({ x: 1 })
    .resolveIncident('a')
    .expectEnded({ x: 1, y: 1 })
    .expectPath('start', 'a', 'end'),
);

scenario(
  'one without outgoing flow just ends what it interrupts',
  process('ending').startEvent().userTask('a').boundaryEvent('late', timer('P1D')).userTask('b').endEvent(),
  given().advance('P1D').expectEnded().expectPath('start', 'a', 'late'),
);

scenario(
  'a flow may lead back to the activity it sits on',
  process('back')
    .startEvent()
    .userTask('a')
    .boundaryEvent('late', timer('P1D'), (path) => path.userTask('remind').to('a'))
    .endEvent(),
  given()
    .advance('P1D')
    .waitingAt('remind')
    .completeTask('remind')
    .waitingAt('a')
    .advance('PT23H')
    .waitingAt('a')
    .advance('PT1H')
    .waitingAt('remind'),
);
