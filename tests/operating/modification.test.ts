import { message, multiInstance, process, signal, terminate, timer } from '../support/model.ts';
import { deployed, given, scenario } from '../support/scenario.ts';

const twoTasks = process('two').startEvent().userTask('a').userTask('b').endEvent();

scenario(
  'an element is activated beside what is active',
  twoTasks,
  given()
    .modify({ activate: [{ elementId: 'b' }] })
    .waitingAt('a', 'b')
    .completeTask('b')
    .waitingAt('a'),
);

scenario(
  'a move terminates its source and never ends the process',
  twoTasks,
  given()
    .modify({ move: [{ source: { elementId: 'a' }, targetElementId: 'b' }] })
    .waitingAt('b')
    .completeTask('b')
    .expectEnded(),
);

scenario(
  'a move to the end event completes the process',
  twoTasks,
  given()
    .modify({ move: [{ source: { elementId: 'a' }, targetElementId: 'end' }] })
    .expectEnded(),
);

scenario(
  'terminating the last element terminates the instance',
  twoTasks,
  given()
    .modify({ terminate: [{ elementId: 'a' }] })
    .expectTerminated(),
);

scenario(
  'variables are set before the element begins: in the process, or in the scope named',
  process('vars')
    .startEvent()
    .userTask('a')
    .subProcess('sub', (path) =>
      path
        .startEvent('inner')
        .userTask('b', { inputs: { seen: '=local + global' } })
        .endEvent('innerEnd'),
    )
    .endEvent(),
  given()
    .modify({
      activate: [
        {
          elementId: 'b',
          variables: [
            { variables: { global: 1 } },
            { variables: { local: 2 }, scopeId: 'sub' },
            { variables: { own: 3 }, scopeId: 'b' },
          ],
        },
      ],
    })
    .expectVariables({ global: 1 })
    .expectLocal('sub', { local: 2 })
    .expectLocal('b', { own: 3, seen: 3 }),
);

scenario(
  'missing scopes are made with what they wait for, without start event and input mappings',
  process('nested')
    .startEvent()
    .userTask('a')
    .subProcess(
      'outer',
      (path) =>
        path
          .startEvent('outerStart')
          .userTask('first')
          .subProcess('inner', (within) =>
            within.startEvent('innerStart').userTask('b').userTask('c').endEvent('innerEnd'),
          )
          .endEvent('outerEnd')
          .eventSubProcess('rescue', (within) =>
            within
              .startEvent('called', message('help', '=id'), { isInterrupting: false })
              .userTask('helping')
              .endEvent('helped'),
          ),
      { inputs: { mapped: '=1' } },
    )
    .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('tooLate'))
    .endEvent(),
  given({ id: 'x' })
    .modify({ activate: [{ elementId: 'b' }, { elementId: 'c' }], terminate: [{ elementId: 'a' }] })
    .waitingAt('b', 'c')
    .expectPath('start', 'a', 'outer', 'inner', 'b', 'c')
    .expectLocal('outer', {})
    .publish('help', 'x')
    .waitingAt('b', 'c', 'helping')
    .completeTask('helping')
    .advance('PT1H')
    .expectEnded(),
);

scenario(
  'a scope that is there is used',
  process('there')
    .startEvent()
    .subProcess('sub', (path) => path.startEvent('s').userTask('a').userTask('b').endEvent('e'))
    .endEvent(),
  given()
    .modify({ activate: [{ elementId: 'b' }] })
    .waitingAt('a', 'b')
    .expectPath('start', 'sub', 's', 'a', 'b')
    .completeTask('a')
    .completeTask('b')
    .completeTask('b')
    .expectEnded(),
);

scenario(
  'emptied scopes end, and the one around them goes on',
  process('emptied')
    .startEvent()
    .userTask('beside')
    .parallelGateway('fork')
    .branch((path) =>
      path.subProcess('sub', (inside) => inside.startEvent('s').userTask('a').endEvent('e')).to('join'),
    )
    .branch((path) => path.userTask('b').to('join'))
    .at('fork')
    .branch((path) => path.userTask('c').parallelGateway('join').endEvent()),
  given()
    .completeTask('beside')
    .waitingAt('a', 'b', 'c')
    .modify({ terminate: [{ elementId: 'a' }] })
    .waitingAt('b', 'c'),
);

scenario(
  'what cannot be activated is refused by name, and nothing happens',
  process('targets')
    .startEvent()
    .userTask('a')
    .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('tooLate'))
    .eventBasedGateway('race')
    .branch((path) => path.catchEvent('soon', timer('PT1H')).endEvent('one'))
    .branch((path) => path.catchEvent('told', signal('now')).endEvent('two')),
  given()
    .refused('INVALID_ARGUMENT', (steps) =>
      steps
        .modify({ activate: [{ elementId: 'a' }, { elementId: 'start' }] })
        .modify({ activate: [{ elementId: 'late' }] })
        .modify({ activate: [{ elementId: 'soon' }] })
        .modify({ activate: [{ elementId: 'start_a' }] })
        .modify({ activate: [{ elementId: 'nothing' }] })
        .modify({ activate: [{ elementId: 'targets' }] })
        .modify({ activate: [{ elementId: 'a', variables: [{ variables: { x: 1 }, scopeId: 'race' }] }] })
        .modify({ activate: [{ elementId: 'a', ancestorElementInstanceKey: '7' }] })
        .modify({ activate: [{ elementId: 'a' }], terminate: [{ elementId: 'race' }] })
        .modify({ terminate: [{ elementId: 'targets' }] })
        .modify({ move: [{ source: { elementId: 'race' }, targetElementId: 'a' }] }),
    )
    .modify({ move: [{ source: { elementId: 'a' }, targetElementId: 'race' }] })
    .waitingAt('race')
    .broadcast('now')
    .expectEnded(),
);

scenario(
  'an event sub-process begins without interrupting',
  process('interrupting')
    .startEvent()
    .userTask('a')
    .endEvent()
    .eventSubProcess('rescue', (path) =>
      path.startEvent('helped', signal('help')).userTask('b').endEvent('rescued'),
    ),
  given()
    .modify({ activate: [{ elementId: 'rescue' }] })
    .waitingAt('a', 'b')
    .completeTask('b')
    .waitingAt('a')
    .broadcast('help')
    .waitingAt('b'),
);

scenario(
  'a call activity is terminated with what it called; a called instance keeps something',
  [
    process('calling').startEvent().callActivity('call', 'called').userTask('after').endEvent(),
    process('called').startEvent().userTask('inner').userTask('next').endEvent(),
  ],
  given()
    .waitingAt('inner')
    .refused('INVALID_STATE', (steps) => steps.modify({ terminate: [{ elementId: 'inner' }] }, 'called'))
    .modify({ move: [{ source: { elementId: 'inner' }, targetElementId: 'next' }] }, 'called')
    .waitingAt('next')
    .modify({ move: [{ source: { elementId: 'call' }, targetElementId: 'after' }] })
    .waitingAt('after')
    .expectTerminated('called'),
);

scenario(
  'a token that waits at a join keeps its scope',
  process('joining')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.userTask('a').to('join'))
    .branch((path) => path.userTask('b').parallelGateway('join').endEvent()),
  given()
    .completeTask('a')
    .modify({ terminate: [{ elementId: 'b' }] })
    .waitingAt()
    .modify({ activate: [{ elementId: 'b' }] })
    .completeTask('b')
    .expectEnded(),
);

scenario(
  'an incident goes with its element',
  process('failing').startEvent().serviceTask('work').userTask('after').endEvent(),
  given()
    .failJob('work', { retries: 0 })
    .modify({ move: [{ source: { elementId: 'work' }, targetElementId: 'after' }] })
    .expectNoIncident()
    .waitingAt('after'),
);

scenario(
  'instances begin where they are told to',
  process('begun')
    .startEvent('told', message('go'))
    .userTask('a')
    .subProcess('sub', (path) =>
      path
        .startEvent('s')
        .userTask('b', { inputs: { mapped: '=x + 1' } })
        .endEvent('e'),
    )
    .userTask('c')
    .endEvent(),
  deployed()
    .start('begun', { x: 1 }, { before: ['b', 'c'] })
    .waitingAt('b', 'c')
    .expectLocal('b', { mapped: 2 })
    .refused('INVALID_ARGUMENT', (steps) =>
      steps
        .start('begun', {}, { before: ['told'] })
        .start('begun', {}, { before: ['b'], until: ['nothing'] }),
    ),
);

scenario(
  'an instance ends after the element it was told to',
  process('until').startEvent().userTask('a').userTask('b').endEvent('end', terminate),
  deployed()
    .start('until', {}, { until: ['a'] })
    .waitingAt('a')
    .completeTask('a')
    .expectTerminated()
    .expectPath('start', 'a'),
);

scenario(
  'an instance ends when the element it was told is terminated',
  process('untilLate')
    .startEvent()
    .userTask('a')
    .boundaryEvent('late', timer('PT1H'), (path) => path.userTask('b').endEvent('tooLate'))
    .endEvent(),
  deployed()
    .start('untilLate', {}, { until: ['a'] })
    .advance('PT1H')
    .expectTerminated(),
);

const repeatedScope = process('repeatedScope')
  .startEvent()
  .subProcess('each', (path) => path.startEvent('s').userTask('a').userTask('b').endEvent('e'), {
    loop: multiInstance({ collection: '=[1, 2]', element: 'item' }),
  })
  .userTask('after')
  .endEvent();

scenario(
  'inside a loop elements are moved, each in its own turn',
  repeatedScope,
  given()
    .refused('INVALID_ARGUMENT', (steps) =>
      steps
        .modify({ activate: [{ elementId: 'b' }] })
        .modify({ move: [{ source: { elementId: 'a' }, targetElementId: 'b' }] }),
    )
    .modify({ move: [{ source: { elementId: 'a' }, targetElementId: 'b', ancestor: 'inferred' }] })
    .waitingAt('b', 'b')
    .modify({ move: [{ source: { elementId: 'b' }, targetElementId: 'a', ancestor: 'sourceParent' }] })
    .waitingAt('a', 'a')
    .completeTask('a')
    .completeTask('a')
    .completeTask('b')
    .completeTask('b')
    .waitingAt('after'),
);

scenario(
  'a loop is activated whole, and terminated whole',
  repeatedScope,
  given()
    .modify({ move: [{ source: { elementId: 'each' }, targetElementId: 'after' }] })
    .waitingAt('after')
    .modify({ activate: [{ elementId: 'each' }] })
    .waitingAt('after', 'a', 'a')
    .modify({ terminate: [{ elementId: 'a' }] })
    .waitingAt('after'),
);

scenario(
  'what an ad-hoc sub-process holds begins by its own rules',
  process('free')
    .startEvent()
    .userTask('a')
    .adHocSubProcess('adHoc', (path) => path.userTask('b'))
    .endEvent(),
  given().refused('INVALID_ARGUMENT', (steps) => steps.modify({ activate: [{ elementId: 'b' }] })),
);
