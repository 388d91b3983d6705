import { error, message, process, terminate, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('subProcess');

scenario(
  'begins at its start event and completes when nothing is left inside',
  process('plain')
    .startEvent()
    .subProcess('sub', (inside) =>
      inside
        .startEvent('in')
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').endEvent('out1'))
        .branch((path) => path.userTask('b').endEvent('out2')),
    )
    .userTask('after')
    .endEvent(),
  given()
    .waitingAt('a', 'b')
    .completeTask('a')
    .waitingAt('b')
    .completeTask('b')
    .waitingAt('after')
    .expectPath('start', 'sub', 'in', 'fork', 'a', 'b', 'out1', 'out2', 'after'),
);

scenario(
  'with nothing to wait for inside it passes at once, however deep',
  process('deep')
    .startEvent()
    .subProcess('one', (one) =>
      one.startEvent('s1').subProcess('two', (two) => two.startEvent('s2').task('t').endEvent('e2')),
    )
    .endEvent(),
  given().expectEnded().expectPath('start', 'one', 's1', 'two', 's2', 't', 'e2', 'end'),
);

const scoped = process('scoped')
  .startEvent()
  .subProcess('sub', (inside) => inside.startEvent('in').userTask('a').endEvent('out'), {
    inputs: { local: '=x', seen: '="mine"' },
    outputs: { result: '=local' },
  })
  .userTask('after')
  .endEvent();

scenario(
  'its local variables hide outer ones, are changed inside and end with it, but for what is mapped out',
  scoped,
  given({ x: 1, seen: 'outer' })
    .expectLocal('sub', { local: 1, seen: 'mine' })
    .completeTask('a', { local: 5, seen: 'changed', fresh: true })
    .waitingAt('after')
    .expectVariables({ x: 1, seen: 'outer', fresh: true, result: 5 }),
);

scenario(
  'an output mapping that fails is an incident of the sub-process; resolving maps again, what was inside is not repeated',
  process('unmapped')
    .startEvent()
    .subProcess('sub', (inside) => inside.startEvent('in').userTask('a').endEvent('out'), {
      outputs: { result: '=assert(x, x > 0, "x is too small")' },
    })
    .endEvent(),
  given({ x: 0 })
    .completeTask('a')
    .waitingAt('sub')
    .expectIncident('sub', 'IO_MAPPING_ERROR', /x is too small/)
    .setVariables({ x: 3 })
    .resolveIncident('sub')
    .expectEnded({ x: 3, result: 3 })
    .expectPath('start', 'sub', 'in', 'a', 'out', 'end'),
);

const interrupted = process('interrupted')
  .startEvent()
  .subProcess('sub', (inside) =>
    inside
      .startEvent('in')
      .parallelGateway('fork')
      .branch((path) => path.userTask('a').parallelGateway('join').endEvent('out'))
      .branch((path) =>
        path
          .subProcess('inner', (inner) => inner.startEvent('in2').serviceTask('b').endEvent('out2'))
          .to('join'),
      ),
  )
  .boundaryEvent('stop', message('stop', '=id'), (path) => path.userTask('stopped').endEvent('over'))
  .nonInterrupting('remind', timer('P1D'), (path) => path.userTask('reminder').endEvent('reminded'))
  .boundaryEvent('failed', error('E1'), (path) => path.userTask('mend').endEvent('mended'))
  .endEvent();

scenario(
  'an interrupting event ends everything inside',
  interrupted,
  given({ id: 'x' })
    .completeTask('a')
    .waitingAt('b')
    .publish('stop', 'x', { why: 'asked' })
    .waitingAt('stopped')
    .expectVariables({ id: 'x', why: 'asked' })
    .refused('NOT_FOUND', (late) => late.completeJob('b'))
    .advance('P2D')
    .completeTask('stopped')
    .expectEnded(),
);

scenario(
  'a non-interrupting one lets it go on; the process waits for both',
  interrupted,
  given({ id: 'x' })
    .advance('P1D')
    .waitingAt('a', 'b', 'reminder')
    .completeTask('a')
    .completeJob('b')
    .waitingAt('reminder')
    .completeTask('reminder')
    .expectEnded(),
);

scenario(
  'an error inside is caught on it',
  interrupted,
  given({ id: 'x' }).throwError('b', 'E1').waitingAt('mend').completeTask('mend').expectEnded(),
);

scenario(
  'a terminate end event ends everything inside, and only that',
  process('terminated')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .subProcess('sub', (inside) =>
          inside
            .startEvent('in')
            .parallelGateway('both')
            .branch((one) => one.userTask('a').endEvent('stop', terminate))
            .branch((two) => two.userTask('b').endEvent('out')),
        )
        .userTask('after')
        .endEvent(),
    )
    .branch((path) => path.userTask('beside').to('end')),
  given()
    .waitingAt('a', 'b', 'beside')
    .completeTask('a')
    .waitingAt('after', 'beside')
    .completeTask('after')
    .completeTask('beside')
    .expectEnded(),
);

scenario(
  'in a loop each round has variables of its own',
  process('rounds')
    .startEvent()
    .subProcess('sub', (inside) => inside.startEvent('in').userTask('a').endEvent('out'), {
      inputs: { n: '=0' },
    })
    .exclusiveGateway('again')
    .when('=more', (path) => path.to('sub'))
    .otherwise((path) => path.endEvent()),
  given()
    .completeTask('a', { n: 1, more: true })
    .expectLocal('sub', { n: 0 })
    .completeTask('a', { more: false })
    .expectEnded({ more: false }),
);
