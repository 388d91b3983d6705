import {
  compensate,
  message,
  multiInstance,
  process,
  signal,
  timer,
  type Path,
} from '../tests/support/model.ts';
import { bpmn, forkJoin, loop, sequence, type Shape } from './models.ts';

type Dialect = 'feel' | 'javascript';

/** A construct alone between a start and an end. */
export interface Pattern {
  readonly name: string;
  readonly xml: string;
  /** The same diagram for `bpmn-engine`, where it means the same there. */
  readonly peer?: string;
  readonly called?: string;
  readonly variables?: Readonly<Record<string, boolean | string>>;
}

const start: Shape = { id: 's', tag: 'startEvent' };
const end: Shape = { id: 'e', tag: 'endEvent' };
const task = (id: string): Shape => ({ id, tag: 'task' });

const exclusive = (dialect: Dialect): string =>
  bpmn(
    'exclusive',
    [start, { id: 'x', tag: 'exclusiveGateway', attributes: 'default="x_b"' }, task('a'), task('b'), end],
    [
      ['s', 'x'],
      ['x', 'a', dialect === 'feel' ? '=n = 0' : 'next(null, environment.variables.n === 0);'],
      ['x', 'b'],
      ['a', 'e'],
      ['b', 'e'],
    ],
  );

const subProcess = bpmn(
  'nested',
  [
    start,
    {
      id: 'p',
      tag: 'subProcess',
      inside:
        '<bpmn:startEvent id="is"/><bpmn:sequenceFlow id="i1" sourceRef="is" targetRef="it"/><bpmn:task id="it"/><bpmn:sequenceFlow id="i2" sourceRef="it" targetRef="ie"/><bpmn:endEvent id="ie"/>',
    },
    end,
  ],
  [
    ['s', 'p'],
    ['p', 'e'],
  ],
);

const repeated = (sequential: boolean): string =>
  bpmn(
    'repeated',
    [
      start,
      {
        id: 't',
        tag: 'task',
        inside: `<bpmn:multiInstanceLoopCharacteristics isSequential="${String(sequential)}"><bpmn:loopCardinality>10</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`,
      },
      end,
    ],
    [
      ['s', 't'],
      ['t', 'e'],
    ],
  );

const begun = process('p').startEvent();
function undone(...ids: readonly string[]): string {
  const model = process('p').startEvent();
  for (const id of ids) model.task(id).compensatedBy(`${id}Undone`, (handler) => handler.task(`undo_${id}`));
  return model.throwEvent('undo', compensate()).endEvent().xml;
}

export const patterns: readonly Pattern[] = [
  { name: 'sequence of 10 tasks', xml: sequence, peer: sequence },
  { name: 'exclusive choice', xml: exclusive('feel'), peer: exclusive('javascript') },
  { name: 'parallel fork and join of 5', xml: forkJoin, peer: forkJoin },
  { name: 'inclusive fork and join, 2 of 3', xml: inclusiveBlocks(1), variables: { yes: true, no: false } },
  { name: 'loop of 10 rounds by gateways', xml: loop('feel'), peer: loop('javascript') },
  { name: 'sub-process', xml: subProcess, peer: subProcess },
  {
    name: 'event sub-process, by message',
    xml: process('p')
      .startEvent()
      .userTask('a')
      .endEvent()
      .eventSubProcess('e', (path) =>
        path.startEvent('begin', message('m', '=id')).task('b').endEvent('done'),
      ).xml,
    variables: { id: 'a' },
  },
  {
    name: 'boundary timer that fires',
    xml: process('p')
      .startEvent()
      .userTask('a')
      .boundaryEvent('late', timer('PT1H'), (path) => path.task('b').endEvent('over'))
      .endEvent().xml,
  },
  {
    name: 'message caught',
    xml: begun.catchEvent('m', message('m', '=id')).endEvent().xml,
    variables: { id: 'a' },
  },
  { name: 'signal caught', xml: process('p').startEvent().catchEvent('s', signal('s')).endEvent().xml },
  { name: 'multi-instance, 10 in parallel', xml: repeated(false), peer: repeated(false) },
  { name: 'multi-instance, 10 in sequence', xml: repeated(true), peer: repeated(true) },
  { name: 'compensation of 3 tasks', xml: undone('a', 'b', 'c') },
  {
    name: 'call activity',
    xml: process('p').startEvent().callActivity('c', 'called').endEvent().xml,
    called: process('called').startEvent().task('a').endEvent().xml,
  },
];

/** So many fork-and-join pairs of inclusive gateways one after the other; of three branches two are taken. */
export function inclusiveBlocks(count: number): string {
  const shapes: Shape[] = [start];
  const arrows: (readonly [string, string, string?])[] = [];
  let last = 's';
  for (let n = 0; n < count; n += 1) {
    const [fork, join] = [`f${n}`, `j${n}`];
    shapes.push({ id: fork, tag: 'inclusiveGateway' }, { id: join, tag: 'inclusiveGateway' });
    arrows.push([last, fork]);
    for (const [at, condition] of ['=yes', '=yes', '=no'].entries()) {
      shapes.push(task(`t${n}_${at}`));
      arrows.push([fork, `t${n}_${at}`, condition], [`t${n}_${at}`, join]);
    }
    last = join;
  }
  return bpmn('inclusive', [...shapes, end], [...arrows, [last, 'e']]);
}

/** `count` inner instances at once, each with a user task that comes again whenever it is completed. */
export const turning = process('turning')
  .startEvent()
  .subProcess('inner', (path) => path.startEvent('begin').userTask('work').to('work'), {
    loop: multiInstance({ collection: '=for i in 1..count return i', element: 'item' }),
  })
  .endEvent();

/** About so many flow nodes: rounds of choice, script, user task with a timer, and merge. */
export function large(nodes: number): string {
  const model = process('large').startEvent();
  let path: Path = model;
  for (let n = 0; n < Math.floor((nodes - 2) / 6); n += 1)
    path = path
      .exclusiveGateway(`choice${n}`)
      .when(`=amount > ${n}`, (way) =>
        way.scriptTask(`set${n}`, { amount: `=amount - ${n}` }).exclusiveGateway(`merge${n}`),
      )
      .otherwise((way) =>
        way
          .userTask(`ask${n}`, { candidateGroups: 'staff' })
          .boundaryEvent(`late${n}`, timer('P1D'), (late) => late.endEvent(`lost${n}`))
          .to(`merge${n}`),
      )
      .at(`merge${n}`);
  path.endEvent();
  return model.xml;
}
