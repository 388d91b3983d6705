import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkSoundness } from '../../engine/checks/soundness.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { CoreWorld } from '../support/core-world.ts';
import { blocks, processesOf } from '../support/model-blocks.ts';
import { graphs, processOf } from '../support/model-graphs.ts';
import {
  compensate,
  conditional,
  error,
  escalation,
  link,
  message,
  multiInstance,
  process,
  signal,
  standardLoop,
  timer,
  type ProcessModel,
} from '../support/model.ts';
import { definitionsOf } from '../support/scenario.ts';

/** PROPERTY_RUNS=20 for twenty times as many. */
const TIMES = Number(globalThis.process.env['PROPERTY_RUNS'] ?? 1);

async function check(model: ProcessModel) {
  const [definition] = await definitionsOf([model]);
  const { findings, isComplete } = checkSoundness(definition!);
  return { isComplete, found: findings.map(({ rule, element }) => `${rule.split('/')[1]} ${element}`) };
}

const drawn = (draw: (model: ProcessModel) => unknown): ProcessModel => {
  const model = process('p');
  draw(model);
  return model;
};

const sound: readonly (readonly [string, (model: ProcessModel) => unknown])[] = [
  ['a sequence', (p) => p.startEvent().userTask('a').serviceTask('b').endEvent()],
  [
    'a decision',
    (p) =>
      p
        .startEvent()
        .businessRuleTask('a', { decision: { decisionId: '=x', resultVariable: 'r' } })
        .endEvent(),
  ],
  [
    'a choice and its merge',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('split')
        .when('=x', (path) => path.userTask('a').exclusiveGateway('merge').userTask('c').endEvent())
        .otherwise((path) => path.userTask('b').to('merge')),
  ],
  [
    'a choice that has no default flow',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('split')
        .when('=x', (path) => path.userTask('a').endEvent('e1'))
        .when('=not(x)', (path) => path.userTask('b').endEvent('e2')),
  ],
  [
    'parallel paths and their join',
    (p) =>
      p
        .startEvent()
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').parallelGateway('join').userTask('c').endEvent())
        .branch((path) => path.userTask('b').to('join')),
  ],
  [
    'an inclusive split and join',
    (p) =>
      p
        .startEvent()
        .inclusiveGateway('split')
        .when('=x', (path) => path.userTask('a').inclusiveGateway('join').userTask('d').endEvent())
        .when('=y', (path) => path.userTask('b').to('join'))
        .otherwise((path) => path.userTask('c').to('join')),
  ],
  [
    'a loop drawn with gateways',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('again')
        .userTask('a')
        .exclusiveGateway('enough')
        .when('=more', (path) => path.to('again'))
        .otherwise((path) => path.endEvent()),
  ],
  [
    'parallel paths that end each by itself',
    (p) =>
      p
        .startEvent()
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').endEvent('e1'))
        .branch((path) => path.userTask('b').endEvent('e2')),
  ],
  [
    'interrupting and other boundary events, also of an activity that is repeated',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('again')
        .userTask('a')
        .boundaryEvent('late', timer('P1D'), (path) => path.userTask('stop').endEvent('stopped'))
        .nonInterrupting('remind', timer('R/P1D'), (path) =>
          path
            .exclusiveGateway('how')
            .when('=x', (on) => on.task('mail').exclusiveGateway('either').userTask('call').endEvent('told'))
            .otherwise((on) => on.task('letter').to('either')),
        )
        .exclusiveGateway('enough')
        .when('=more', (path) => path.to('again'))
        .otherwise((path) => path.endEvent()),
  ],
  [
    'errors of a worker, of a called process and of a sub-process',
    (p) =>
      p
        .startEvent()
        .subProcess('sub', (inside) =>
          inside
            .startEvent('s')
            .serviceTask('job')
            .boundaryEvent('own', error('E1'), (path) => path.endEvent('thrown', error('E2')))
            .callActivity('call', 'other')
            .boundaryEvent('any', error(), (path) => path.endEvent('e'))
            .endEvent('done'),
        )
        .boundaryEvent('outer', error('E2'), (path) => path.endEvent('failed'))
        .endEvent(),
  ],
  [
    'an escalation thrown again and again',
    (p) =>
      p
        .startEvent()
        .subProcess('sub', (inside) =>
          inside
            .startEvent('s')
            .userTask('a')
            .throwEvent('one', escalation('up'))
            .userTask('b')
            .throwEvent('two', escalation('up'))
            .endEvent('done'),
        )
        .nonInterrupting('up', escalation('up'), (path) => path.userTask('look').endEvent('looked'))
        .endEvent(),
  ],
  [
    'an event-based gateway',
    (p) =>
      p
        .startEvent()
        .eventBasedGateway('race')
        .branch((path) => path.catchEvent('came', message('m', '=id')).exclusiveGateway('merge').endEvent())
        .branch((path) => path.catchEvent('late', timer('P1D')).to('merge')),
  ],
  [
    'event sub-processes',
    (p) =>
      p
        .eventSubProcess('stop', (inside) =>
          inside.startEvent('s1', message('stop', '=id')).userTask('tidy').endEvent('e1'),
        )
        .eventSubProcess('note', (inside) =>
          inside.startEvent('s2', signal('note'), { isInterrupting: false }).userTask('write').endEvent('e2'),
        )
        .startEvent()
        .userTask('a')
        .endEvent(),
  ],
  [
    'conditions that become true',
    (p) =>
      p
        .startEvent()
        .catchEvent('ready', conditional('=x > 1'))
        .userTask('a')
        .boundaryEvent('gone', conditional('=gone'), (path) => path.endEvent('over'))
        .nonInterrupting('odd', conditional('=odd'), (path) => path.userTask('b').endEvent('seen'))
        .endEvent(),
  ],
  [
    'loops and multi-instance activities',
    (p) =>
      p
        .startEvent()
        .userTask('a', { loop: standardLoop({ condition: '=more' }) })
        .userTask('b', { loop: multiInstance({ collection: '=items', element: 'item' }) })
        .subProcess('c', (inside) => inside.startEvent('s').userTask('d').endEvent('e'), {
          loop: multiInstance({ sequential: true, loopCardinality: '=n', completionCondition: '=done' }),
        })
        .endEvent(),
  ],
  [
    'an ad-hoc sub-process',
    (p) =>
      p
        .startEvent()
        .adHocSubProcess(
          'free',
          (inside) =>
            inside
              .beside((path) => path.userTask('a').userTask('a2'))
              .beside((path) => path.serviceTask('b')),
          { completionCondition: '=done' },
        )
        .endEvent(),
  ],
  [
    'an ad-hoc sub-process led by a worker',
    (p) =>
      p
        .startEvent()
        .adHocSubProcess('free', (inside) => inside.beside((path) => path.userTask('a')), { type: 'lead' })
        .endEvent(),
  ],
  [
    'links',
    (p) =>
      p
        .startEvent()
        .userTask('a')
        .throwEvent('away', link('l'))
        .beside((path) => path.catchEvent('there', link('l')).userTask('b').endEvent()),
  ],
  [
    'compensation handlers, also those nobody asks for',
    (p) =>
      p
        .startEvent()
        .subProcess('sub', (inside) =>
          inside
            .startEvent('s')
            .serviceTask('book')
            .compensatedBy('undo', (path) => path.serviceTask('cancel'))
            .endEvent('e'),
        )
        .userTask('a')
        .compensatedBy('undoA', (path) => path.userTask('takeBack'))
        .endEvent(),
  ],
  [
    'compensation in a loop',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('again')
        .userTask('a')
        .compensatedBy('undo', (path) => path.userTask('takeBack'))
        .exclusiveGateway('enough')
        .when('=more', (path) => path.to('again'))
        .otherwise((path) => path.endEvent('end', compensate())),
  ],
  [
    'several beginnings',
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('merge')
        .userTask('a')
        .endEvent()
        .beside((path) => path.startEvent('s2', message('m')).userTask('b').to('merge')),
  ],
];

test.each(sound)('sound: %s', async (_name, draw) => {
  expect(await check(drawn(draw))).toEqual({ isComplete: true, found: [] });
});

const unsound: readonly (readonly [string, readonly string[], (model: ProcessModel) => unknown])[] = [
  [
    'a choice whose paths are joined as if both were taken',
    ['deadlock join'],
    (p) =>
      p
        .startEvent()
        .exclusiveGateway('split')
        .when('=x', (path) => path.userTask('a').parallelGateway('join').userTask('c').endEvent())
        .otherwise((path) => path.userTask('b').to('join')),
  ],
  [
    'an inclusive choice joined in parallel',
    ['deadlock join'],
    (p) =>
      p
        .startEvent()
        .inclusiveGateway('split')
        .when('=x', (path) => path.userTask('a').parallelGateway('join').userTask('c').endEvent())
        .otherwise((path) => path.userTask('b').to('join')),
  ],
  [
    'the same inside a sub-process, while the process could still be told something',
    ['deadlock join'],
    (p) =>
      p
        .eventSubProcess('note', (inside) =>
          inside.startEvent('s2', signal('note'), { isInterrupting: false }).endEvent('e2'),
        )
        .startEvent()
        .subProcess('sub', (inside) =>
          inside
            .startEvent('s')
            .exclusiveGateway('split')
            .when('=x', (path) => path.userTask('a').parallelGateway('join').endEvent('e'))
            .otherwise((path) => path.userTask('b').to('join')),
        )
        .endEvent(),
  ],
  [
    'an interrupting event takes a token away that is waited for',
    ['deadlock join'],
    (p) =>
      p
        .startEvent()
        .parallelGateway('fork')
        .branch((path) =>
          path
            .userTask('a')
            .boundaryEvent('late', timer('P1D'), (on) => on.endEvent('over'))
            .parallelGateway('join')
            .endEvent(),
        )
        .branch((path) => path.userTask('b').to('join')),
  ],
  [
    'parallel paths that come together without a join',
    ['lack-of-synchronisation merge'],
    (p) =>
      p
        .startEvent()
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').exclusiveGateway('merge').task('x').userTask('c').endEvent())
        .branch((path) => path.userTask('b').to('merge')),
  ],
  [
    'parallel paths that come together at a task',
    ['lack-of-synchronisation c'],
    (p) =>
      p
        .startEvent()
        .parallelGateway('fork')
        .branch((path) => path.userTask('a').userTask('c').endEvent())
        .branch((path) => path.userTask('b').to('c')),
  ],
  [
    'a way that leads nowhere but round',
    ['no-end a'],
    (p) =>
      p
        .startEvent()
        .userTask('first')
        .exclusiveGateway('split')
        .when('=x', (path) => path.endEvent())
        .otherwise((path) => path.exclusiveGateway('again').userTask('a').userTask('b').to('again')),
  ],
  [
    'an event nothing can cause',
    ['dead-element never'],
    (p) =>
      p
        .startEvent()
        .userTask('a')
        .boundaryEvent('never', error('E'), (path) => path.userTask('b').endEvent('e'))
        .endEvent(),
  ],
];

test.each(unsound)('unsound: %s', async (_name, expected, draw) => {
  const { found, isComplete } = await check(drawn(draw));
  expect(found).toEqual(expect.arrayContaining([...expected]));
  expect(isComplete).toBe(true);
  const [rule] = expected[0]!.split(' ');
  expect(
    found.filter((finding) => !finding.startsWith(rule!) && !finding.startsWith('dead-element')),
  ).toEqual([]);
});

test('what is wrong is said in words: where, what is missing, how to mend it', async () => {
  const [definition] = await definitionsOf([drawn(unsound[0]![2])]);
  expect(checkSoundness(definition!).findings[0]).toEqual({
    rule: 'soundness/deadlock',
    element: 'join',
    message: expect.stringMatching(
      /^A run can stop at join for ever: it waits there for flow \S+, by which nothing comes any more\.$/,
    ),
    remedy: expect.stringMatching(/exclusive gateway/),
  });
});

test('more states than allowed are not looked at, and what is never reached is not judged', async () => {
  const [definition] = await definitionsOf([drawn(unsound.at(-1)![2])]);
  expect(checkSoundness(definition!, { mostStates: 1 })).toEqual({ findings: [], isComplete: false });
});

test('a process in which a complex gateway joins is left alone', async () => {
  const model = drawn((p) =>
    p
      .startEvent()
      .parallelGateway('fork')
      .branch((path) =>
        path
          .userTask('a')
          .complexGateway('join', { activationCondition: '=activationCount >= 1' })
          .endEvent(),
      )
      .branch((path) => path.userTask('b').to('join')),
  );
  expect(await check(model)).toEqual({ isComplete: false, found: [] });
});

const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 3, maxLength: 20 });

/** Completes tasks as the choices say; true if the instance is active and nobody can do anything. */
async function getsStuck(world: CoreWorld, [first = 0, ...picks]: readonly number[]): Promise<boolean> {
  await world.start('graph', { choice: first });
  for (const pick of [...picks, null]) {
    const { active, tasks, instances } = await world.view();
    if (active.length > 30 || active.some(({ incident }) => incident)) return false;
    const open = tasks.filter(({ isOpen }) => isOpen);
    if (open.length === 0) return instances.some(({ phase }) => phase === 'active');
    if (pick === null) return false;
    await world.completeTask(open[pick % open.length]!.id, { choice: pick });
  }
  return false;
}

test(
  'the check and random runs agree: no run stops for ever where the check has seen all and found no deadlock',
  async () => {
    const seen = { complete: 0, stuck: 0 };
    await fc.assert(
      fc.asyncProperty(
        graphs('user', 'user', 'user', 'pass', 'exclusive', 'parallel', 'inclusive'),
        fc.array(choices, { minLength: 5, maxLength: 5 }),
        async (graph, plays) => {
          const { definitions, problems } = await readProcesses('graph.bpmn', processOf(graph).xml);
          fc.pre(problems.length === 0);
          const { findings, isComplete } = checkSoundness(definitions[0]!, { mostStates: 300 });
          const hasDeadlock = findings.some(({ rule }) => rule === 'soundness/deadlock');
          if (isComplete) seen.complete += 1;
          for (const picks of plays) {
            if (!(await getsStuck(new CoreWorld({ definitions }), picks))) continue;
            seen.stuck += 1;
            expect(hasDeadlock || !isComplete).toBe(true);
          }
        },
      ),
      { numRuns: 50 * TIMES },
    );
    expect(seen.complete).toBeGreaterThan(10);
    expect(seen.stuck).toBeGreaterThan(5);
  },
  60_000 * TIMES,
);

test(
  'block-structured processes are sound',
  async () => {
    let complete = 0;
    await fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        const [definition] = await definitionsOf(processesOf(block));
        const { findings, isComplete } = checkSoundness(definition!, { mostStates: 150 });
        if (isComplete) complete += 1;
        // Guards are drawn around anything: some catch what nothing in there can throw.
        expect(findings.filter(({ rule }) => rule !== 'soundness/dead-element')).toEqual([]);
      }),
      { numRuns: 30 * TIMES },
    );
    expect(complete).toBeGreaterThan(5);
  },
  60_000 * TIMES,
);
