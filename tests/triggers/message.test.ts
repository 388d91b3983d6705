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

scenario(
  'a thrown message without a job is delivered by the engine, with the variables of the event itself',
  [
    process('thrower')
      .startEvent()
      .throwEvent('tell', message('order', '=id'), { inputs: { total: '=price * 2' } })
      .endEvent(),
    process('waiter').startEvent().catchEvent('hear', message('order', '=id')).userTask('a').endEvent(),
  ],
  given({ id: 'x', price: 4 })
    .expectEnded()
    .start('waiter', { id: 'x' })
    .waitingAt('a')
    .expectVariables({ id: 'x', total: 8 }, 'waiter')
    .start('waiter', { id: 'y' })
    .waitingAt('hear', 'a'),
);

scenario(
  'a send task that names its message, and a message end event, are delivered too',
  [
    process('thrower')
      .startEvent()
      .sendTask('send', { message: 'one', type: null })
      .endEvent('end', message('two')),
    process('first').startEvent('begin', message('one')).userTask('a').endEvent(),
    process('second').startEvent('begin2', message('two')).userTask('b').endEvent(),
  ],
  given().waitingAt('a', 'b'),
);

scenario(
  'it waits for its receiver no longer than its time to live',
  [
    process('thrower')
      .startEvent()
      .throwEvent('tell', message('order', '=id'), { properties: { timeToLive: 'PT1M' } })
      .endEvent(),
    process('waiter').startEvent().userTask('first').catchEvent('hear', message('order', '=id')).endEvent(),
  ],
  given({ id: 'x' }).start('waiter', { id: 'x' }).advance('PT2M').completeTask('first').waitingAt('hear'),
);
