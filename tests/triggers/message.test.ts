import { message, process } from '../support/model.ts';
import { covers, deployed, given, scenario } from '../support/scenario.ts';

covers('message');

const waiting = process('waiting')
  .startEvent()
  .catchEvent('wait', message('m', '=id'))
  .userTask('after')
  .endEvent();

scenario(
  'is caught by name and key',
  waiting,
  given({ id: 'x' })
    .publish('m', 'y')
    .publish('n', 'x')
    .waitingAt('wait')
    .publish('m', 'x', { text: 'hello' })
    .waitingAt('after')
    .expectVariables({ id: 'x', text: 'hello' }),
);

scenario(
  'of several instances of a process only one gets it',
  waiting,
  given({ id: 'x' })
    .start('waiting', { id: 'x' })
    .publish('m', 'x')
    .waitingAt('after', 'wait')
    .publish('m', 'x')
    .waitingAt('after', 'after'),
);

scenario(
  'instances of different processes get it each',
  [waiting, process('other').startEvent('s').receiveTask('also', 'm', '=id').userTask('too').endEvent('e')],
  given({ id: 'x' }).start('other', { id: 'x' }).publish('m', 'x').waitingAt('after', 'too'),
);

scenario(
  'in one instance it is caught once, by whoever waits longest',
  process('twice')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) => path.catchEvent('first', message('m', '=id')).userTask('a').endEvent())
    .branch((path) => path.catchEvent('second', message('m', '=id')).userTask('b').to('end')),
  given({ id: 'x' })
    .waitingAt('first', 'second')
    .publish('m', 'x')
    .waitingAt('a', 'second')
    .publish('m', 'x')
    .waitingAt('a', 'b'),
);

scenario(
  'its name may be an expression',
  process('named')
    .startEvent()
    .catchEvent('wait', message('="m-" + kind', '=id'))
    .userTask('after')
    .endEvent(),
  given({ kind: 'reply', id: 'x' })
    .publish('m', 'x')
    .waitingAt('wait')
    .publish('m-reply', 'x')
    .waitingAt('after'),
);

scenario(
  'what nobody waits for is lost',
  process('later').startEvent().userTask('a').catchEvent('wait', message('m', '=id')).endEvent(),
  given({ id: 'x' }).publish('m', 'x').completeTask('a').waitingAt('wait'),
);

scenario(
  'a key is local where an input says so: two branches wait for different keys',
  process('local')
    .startEvent()
    .parallelGateway('fork')
    .branch((path) =>
      path
        .subProcess(
          'one',
          (inside) => inside.startEvent('s1').catchEvent('w1', message('m', '=id')).endEvent('e1'),
          { inputs: { id: '=left' } },
        )
        .endEvent(),
    )
    .branch((path) =>
      path
        .subProcess(
          'two',
          (inside) => inside.startEvent('s2').catchEvent('w2', message('m', '=id')).endEvent('e2'),
          { inputs: { id: '=right' } },
        )
        .to('end'),
    ),
  given({ left: 1, right: 2 }).publish('m', '2').waitingAt('w1').publish('m', '1').expectEnded(),
);

scenario(
  'begins a process, with the payload as its variables',
  process('begun').startEvent('start', message('m')).userTask('a').endEvent(),
  deployed()
    .publish('m', '', { x: 1 })
    .waitingAt('a')
    .expectVariables({ x: 1 })
    .publish('m', '', { x: 2 })
    .waitingAt('a', 'a'),
);

scenario(
  'one that goes to a waiting instance does not begin another of the same process',
  process('both')
    .startEvent('start', message('m'))
    .catchEvent('wait', message('m', '=id'))
    .userTask('a')
    .endEvent(),
  deployed().publish('m', '', { id: '' }).waitingAt('wait').publish('m', '').waitingAt('a'),
);
