import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Event } from '../../engine/state/events.ts';
import { replay } from '../../engine/state/evolve.ts';
import { emptyState, type InstanceState } from '../../engine/state/instance-state.ts';
import { CoreWorld } from '../support/core-world.ts';
import {
  cancel,
  compensate,
  error,
  message,
  multiInstance,
  process,
  signal,
  terminate,
  timer,
  type ProcessModel,
} from '../support/model.ts';
import { definitionsOf, follow, given, type Steps } from '../support/scenario.ts';

/**
 * The event logs of some diagrams, as they were when they were reviewed. They stand for the histories that are stored
 * out there: they change only with the semantics (write them anew with UPDATE_GOLDEN=1, then prettier, and read the
 * difference), and what is in the files must replay to the same states for ever.
 */
const traces: Readonly<Record<string, { readonly models: readonly ProcessModel[]; readonly steps: Steps }>> =
  {
    'choice-and-loop': {
      models: [
        process('choice')
          .startEvent()
          .exclusiveGateway('round')
          .userTask('work', {
            candidateGroups: 'a, b',
            inputs: { n: '=total' },
            outputs: { total: '=n + added' },
          })
          .exclusiveGateway('enough')
          .when('=total >= 10', (path) => path.endEvent())
          .otherwise((path) => path.to('round')),
      ],
      steps: given({ total: 0 })
        .assignTask('work', 'anna')
        .completeTask('work', { added: 4 })
        .updateTask('work', { priority: 70 })
        .completeTask('work', { added: 6 })
        .expectEnded({ total: 10 }),
    },
    'sub-process-and-error': {
      models: [
        process('guarded')
          .startEvent()
          .parallelGateway('fork')
          .branch((path) =>
            path
              .subProcess(
                'sub',
                (inside) =>
                  inside
                    .startEvent('in')
                    .parallelGateway('split')
                    .branch((one) => one.serviceTask('job', { retries: '2' }).endEvent('out'))
                    .branch((two) => two.userTask('task').endEvent('outToo')),
                { inputs: { local: '=1' } },
              )
              .boundaryEvent('failed', error('E1'), (after) => after.task('mend').to('merge'), {
                outputs: { why: '=reason' },
              })
              .exclusiveGateway('merge')
              .parallelGateway('join')
              .endEvent(),
          )
          .branch((path) => path.userTask('beside').to('join')),
      ],
      steps: given()
        .completeTask('beside', { done: true })
        .failJob('job', { retries: 1, message: 'busy', backOff: 1000, variables: { tried: 1 } })
        .advance('PT1S')
        .throwError('job', 'E1', { reason: 'no' })
        .expectEnded({ done: true, why: 'no' }),
    },
    'events-and-timers': {
      models: [
        process('waiting')
          .startEvent()
          .userTask('task')
          .nonInterrupting('remind', timer('R2/PT10M'), (path) => path.endEvent('reminded'))
          .nonInterrupting('note', message('note', '=id'), (path) => path.endEvent('noted'))
          .eventBasedGateway('race')
          .branch((path) => path.catchEvent('answered', message('answer', '=id')).endEvent())
          .branch((path) => path.catchEvent('late', timer('P1D')).endEvent('stop', terminate)),
      ],
      steps: given({ id: 'x' })
        .advance('PT10M')
        .publish('note', 'x', { text: 'hello' })
        .advance('PT10M')
        .completeTask('task')
        .publish('answer', 'x', { yes: true })
        .expectEnded({ id: 'x', text: 'hello', yes: true }),
    },
    'call-activity': {
      models: [
        process('caller')
          .startEvent()
          .callActivity('call', 'called', { inputs: { n: '=2' }, outputs: { result: '=n' } })
          .callActivity('again', 'called')
          .boundaryEvent('late', timer('PT1H'), (path) => path.endEvent('over'))
          .endEvent(),
        process('called').startEvent('begin').userTask('task').endEvent('finish'),
      ],
      steps: given().completeTask('task', { n: 3 }).advance('PT1H').expectEnded({ result: 3 }),
    },
    incidents: {
      models: [
        process('failing')
          .startEvent()
          .scriptTask('check', { ok: '=assert(x, x > 0, "too small")' })
          .serviceTask('job', { outputs: { y: '=assert(r, r > 0, "too small")' } })
          .endEvent(),
      ],
      steps: given({ x: 0 })
        .setVariables({ x: 1 })
        .resolveIncident('check')
        .failJob('job', { retries: 0, message: 'broken' })
        .updateRetries('job', 1)
        .resolveIncident('job')
        .completeJob('job', { r: 0 })
        .setVariables({ r: 5 }, { at: 'job' })
        .resolveIncident('job')
        .expectEnded({ x: 1, ok: 1, y: 5 }),
    },
    cancelled: {
      models: [
        process('wide')
          .startEvent()
          .parallelGateway('fork')
          .branch((path) => path.userTask('a').parallelGateway('join').endEvent())
          .branch((path) => path.serviceTask('b').to('join'))
          .branch((path) => path.receiveTask('c', 'm', '=id').to('join')),
      ],
      steps: given({ id: 1 }).completeTask('a').cancel().expectTerminated(),
    },
    compensation: {
      models: [
        process('undone')
          .startEvent()
          .userTask('a')
          .compensatedBy('aUndone', (handler) => handler.userTask('undo_a'))
          .subProcess(
            'sub',
            (inside) =>
              inside
                .startEvent('in')
                .userTask('b')
                .compensatedBy('bUndone', (handler) => handler.scriptTask('undo_b', { back: '=own' }))
                .endEvent('out'),
            { inputs: { own: '=1' } },
          )
          .subProcess('itself', (inside) =>
            inside
              .startEvent('in2')
              .endEvent('out2')
              .eventSubProcess('itselfUndone', (undoing) =>
                undoing.startEvent('onUndo', compensate()).userTask('look').endEvent('looked'),
              ),
          )
          .throwEvent('undo', compensate())
          .endEvent(),
      ],
      steps: given()
        .completeTask('a')
        .completeTask('b')
        .completeTask('look')
        .completeTask('undo_a')
        .expectEnded({ back: 1 }),
    },
    'cancelled-transaction': {
      models: [
        process('booked')
          .startEvent()
          .transaction('t', (inside) =>
            inside
              .startEvent('in')
              .userTask('a')
              .compensatedBy('aUndone', (handler) => handler.userTask('undo_a'))
              .subProcess('sub', (sub) =>
                sub
                  .startEvent('in2')
                  .userTask('b')
                  .compensatedBy('bUndone', (handler) => handler.userTask('undo_b'))
                  .endEvent('stop', cancel()),
              )
              .endEvent('out'),
          )
          .boundaryEvent('late', timer('P1D'), (path) => path.endEvent('tooLate'))
          .boundaryEvent('onCancel', cancel(), (path) => path.endEvent('cancelled'))
          .endEvent(),
      ],
      steps: given()
        .completeTask('a')
        .completeTask('b')
        .completeTask('undo_b')
        .completeTask('undo_a')
        .expectEnded({}),
    },
    'inclusive-join': {
      models: [
        process('choosing')
          .startEvent()
          .inclusiveGateway('choose')
          .when('=a', (path) => path.userTask('A').inclusiveGateway('join').endEvent())
          .when('=b', (path) => path.userTask('B').to('join'))
          .otherwise((path) => path.userTask('C').to('join')),
      ],
      steps: given({ a: true, b: true }).completeTask('B').completeTask('A').expectEnded(),
    },
    'event-sub-process': {
      models: [
        process('interrupted')
          .startEvent()
          .parallelGateway('fork')
          .branch((path) => path.userTask('A').parallelGateway('join').endEvent())
          .branch((path) => path.serviceTask('B').to('join'))
          .eventSubProcess('instead', (inside) =>
            inside.startEvent('withdrawn', message('withdraw', '=id')).userTask('tell').endEvent('told'),
          )
          .eventSubProcess('beside', (inside) =>
            inside
              .startEvent('late', timer('PT1H'), { isInterrupting: false })
              .userTask('remind')
              .endEvent('reminded'),
          ),
      ],
      steps: given({ id: 'x' })
        .completeTask('A')
        .advance('PT1H')
        .publish('withdraw', 'x', { why: 'cost' })
        .completeTask('tell')
        .expectEnded({ id: 'x', why: 'cost' }),
    },
    signal: {
      models: [
        process('caller')
          .startEvent()
          .userTask('first')
          .throwEvent('shout', signal('fire'), { inputs: { floor: '=level + 1' } })
          .endEvent(),
        process('waiting').startEvent().catchEvent('hear', signal('fire')).endEvent(),
        process('started').startEvent('begin', signal('fire')).userTask('run').endEvent(),
      ],
      steps: given({ level: 1 })
        .start('waiting')
        .start('waiting')
        .completeTask('first')
        .expectEnded({ level: 1 })
        .expectEnded({ floor: 2 }, 'waiting')
        .waitingAt('run'),
    },
    'multi-instance': {
      models: [
        process('each')
          .startEvent()
          .userTask('A', {
            loop: multiInstance({
              collection: '=people',
              element: 'person',
              outputCollection: 'answers',
              outputElement: '=answer',
              completionCondition: '=numberOfCompletedInstances >= 2',
            }),
          })
          .boundaryEvent('late', timer('P1D'), (path) => path.endEvent('tooLate'))
          .endEvent(),
      ],
      steps: given({ people: ['a', 'b', 'c'] })
        .completeTask('A', { answer: 1 })
        .completeTask('A', { answer: 2 })
        .expectEnded({ people: ['a', 'b', 'c'], answers: [1, 2, null] }),
    },
    'complex-gateway': {
      models: [
        process('quorum')
          .startEvent()
          .parallelGateway('fork')
          .branch((path) =>
            path
              .userTask('A')
              .complexGateway('join', { activationCondition: '=activationCount >= 2' })
              .userTask('after')
              .endEvent(),
          )
          .branch((path) => path.userTask('B').to('join'))
          .branch((path) => path.userTask('C').to('join')),
      ],
      steps: given()
        .completeTask('C')
        .completeTask('A')
        .completeTask('B')
        .completeTask('after')
        .expectEnded(),
    },
  };

interface Trace {
  readonly events: readonly Event[];
  /** The state after the first half of the events. */
  readonly halfway: InstanceState;
  readonly end: InstanceState;
}

interface Golden {
  /** In the order in which the instances began. */
  readonly instances: readonly Trace[];
}

function traceOf(events: readonly Event[], end: InstanceState): Trace {
  return { events, halfway: replay(emptyState(end.key), events.slice(0, events.length / 2)), end };
}

describe.each(Object.keys(traces))('%s', (name) => {
  const file = new URL(`./golden/${name}.json`, import.meta.url);
  const golden = () => JSON.parse(readFileSync(file, 'utf8')) as Golden;

  test('the events are those that were reviewed', async () => {
    const { models, steps } = traces[name]!;
    const world = new CoreWorld({ definitions: await definitionsOf(models) });
    await follow(steps, world, models);
    const instances = world.logs.map(({ log, state }) => traceOf(log, state));
    if (globalThis.process.env['UPDATE_GOLDEN'] !== undefined)
      writeFileSync(file, `${JSON.stringify({ instances }, null, 2)}\n`);
    expect(instances).toEqual(golden().instances);
  });

  test('the stored events replay to the stored states', () => {
    for (const { events, halfway, end } of golden().instances) {
      expect(traceOf(events, replay(emptyState(end.key), events))).toEqual({ events, halfway, end });
    }
  });
});
