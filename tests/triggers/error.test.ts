import { error, process, timer } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('error');

const caught = process('caught')
  .startEvent()
  .subProcess('outer', (outer) =>
    outer
      .startEvent('s1')
      .subProcess('inner', (inner) =>
        inner
          .startEvent('s2')
          .serviceTask('work')
          .boundaryEvent('here', error('NEAR'), (path) => path.userTask('near').endEvent('nearEnd'))
          .endEvent('e2'),
      )
      .boundaryEvent('between', error('MIDDLE'), (path) => path.userTask('middle').endEvent('middleEnd'))
      .endEvent('e1'),
  )
  .boundaryEvent('exact', error('FAR'), (path) => path.userTask('far').endEvent('farEnd'))
  .boundaryEvent('any', error(), (path) => path.userTask('rest').endEvent('restEnd'))
  .endEvent();

scenario(
  'is caught on the activity that throws it',
  caught,
  given().throwError('work', 'NEAR').waitingAt('near'),
);

scenario('else on the scope around it', caught, given().throwError('work', 'MIDDLE').waitingAt('middle'));

scenario(
  'and so outward; what was inside has ended',
  caught,
  given()
    .throwError('work', 'FAR')
    .waitingAt('far')
    .completeTask('far')
    .expectEnded()
    .expectPath('start', 'outer', 's1', 'inner', 's2', 'work', 'exact', 'far', 'farEnd'),
);

scenario(
  'on one activity an exact code beats the one that catches all',
  caught,
  given().throwError('work', 'FAR').waitingAt('far'),
);

scenario(
  'what no code fits is caught by the one that catches all',
  caught,
  given().throwError('work', 'OTHER').waitingAt('rest'),
);

scenario(
  'a nearer one that catches all beats an exact code farther out',
  process('nearer')
    .startEvent()
    .subProcess('sub', (inside) =>
      inside
        .startEvent('s')
        .serviceTask('work')
        .boundaryEvent('any', error(), (path) => path.userTask('near').endEvent('nearEnd'))
        .endEvent('e'),
    )
    .boundaryEvent('exact', error('E1'), (path) => path.userTask('far').endEvent('farEnd'))
    .endEvent(),
  given().throwError('work', 'E1').waitingAt('near'),
);

scenario(
  'its variables are local to the event that catches it',
  caught,
  given({ x: 1 })
    .throwError('work', 'NEAR', { x: 2, why: 'because' })
    .waitingAt('near')
    .expectVariables({ x: 1 }),
);

scenario(
  'only what that event maps leaves it',
  process('mapped')
    .startEvent()
    .serviceTask('work')
    .boundaryEvent('failed', error('E1'), (path) => path.userTask('mend').endEvent('mended'), {
      outputs: { reason: '=why', was: '=x' },
    })
    .endEvent(),
  given({ x: 1 })
    .throwError('work', 'E1', { x: 2, why: 'because' })
    .expectVariables({ x: 1, reason: 'because', was: 2 }),
);

const thrown = process('thrown')
  .startEvent()
  .subProcess('sub', (inside) => inside.startEvent('s').userTask('a').endEvent('fail', error('=code')))
  .boundaryEvent('failed', error('E1'), (path) => path.userTask('mend').endEvent('mended'))
  .endEvent();

scenario(
  'an end event throws it; the code may be an expression',
  thrown,
  given({ code: 'E1' })
    .completeTask('a')
    .waitingAt('mend')
    .expectPath('start', 'sub', 's', 'a', 'fail', 'failed', 'mend'),
);

scenario(
  'a code nobody catches is an incident of the end event; resolving throws again',
  thrown,
  given({ code: 'E2' })
    .completeTask('a')
    .waitingAt('fail')
    .expectIncident('fail', 'UNHANDLED_ERROR_EVENT', /E2/)
    .resolveIncident('fail')
    .expectIncident('fail', 'UNHANDLED_ERROR_EVENT', /E2/)
    .setVariables({ code: 'E1' })
    .resolveIncident('fail')
    .waitingAt('mend'),
);

scenario(
  'a code that is no text is an incident too',
  thrown,
  given({ code: null })
    .completeTask('a')
    .expectIncident('fail', 'EXTRACT_VALUE_ERROR', /error code/)
    .setVariables({ code: 'E1' })
    .resolveIncident('fail')
    .waitingAt('mend'),
);

scenario(
  'ends everything in the scope it leaves, waiting jobs, timers and tokens included',
  process('wide')
    .startEvent()
    .subProcess('sub', (inside) =>
      inside
        .startEvent('s')
        .parallelGateway('fork')
        .branch((path) => path.serviceTask('work').parallelGateway('join').endEvent('e'))
        .branch((path) => path.userTask('a').to('join'))
        .branch((path) => path.catchEvent('wait', timer('P1D')).to('join')),
    )
    .boundaryEvent('failed', error('E1'), (path) => path.userTask('mend').endEvent('mended'))
    .endEvent(),
  given()
    .completeTask('a')
    .throwError('work', 'E1')
    .waitingAt('mend')
    .advance('P2D')
    .refused('NOT_FOUND', (late) => late.completeJob('work'))
    .completeTask('mend')
    .expectEnded(),
);

scenario(
  'an end event at the top level throws it to nobody',
  process('top').startEvent().endEvent('fail', error('E1')),
  given().waitingAt('fail').expectIncident('fail', 'UNHANDLED_ERROR_EVENT').cancel().expectTerminated(),
);
