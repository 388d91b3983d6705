import { message, process, signal } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

const transient = process('transient')
  .startEvent()
  .userTask('A')
  .catchEvent('hear', signal('go'))
  .userTask('B')
  .endEvent();

scenario(
  'WCP-23 Transient Trigger',
  transient,
  given().broadcast('go').completeTask('A').waitingAt('hear').broadcast('go').waitingAt('B'),
);

scenario(
  'WCP-24 Persistent Trigger',
  [
    process('receiver')
      .startEvent()
      .userTask('A')
      .catchEvent('receive', message('ready', '=id'))
      .userTask('B')
      .endEvent(),
    process('sender').startEvent('begin').endEvent('send', message('ready', '=id')),
  ],
  given({ id: 'x' }).start('sender', { id: 'x' }).waitingAt('A').completeTask('A').waitingAt('B'),
);
