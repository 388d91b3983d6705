import { expect, test } from '@jest/globals';
import {
  BpmnError,
  Coverage,
  JobFailure,
  openWorld,
  ProcessAssertionError,
  type ProcessWorld,
  type WorldOptions,
} from '../../engine/testing/index.ts';
import { error, message, process, signal, timer, type ProcessModel } from '../support/model.ts';
import { resourceOf } from '../support/runtime-harness.ts';

/** A world of its own for each test, closed at its end. */
function inWorld(
  name: string,
  models: readonly ProcessModel[],
  body: (world: ProcessWorld) => Promise<void>,
  options: WorldOptions = {},
): void {
  test(name, async () => {
    const world = await openWorld({ begin: '2026-03-02T09:00Z', ...options });
    await world.deploy(...models.map(resourceOf));
    await body(world);
    await world.close();
  });
}

/** What an expectation that does not hold says. */
async function complaint(expectation: Promise<void>): Promise<string> {
  try {
    await expectation;
  } catch (failure) {
    if (failure instanceof ProcessAssertionError) return failure.message;
    throw failure;
  }
  throw new Error('The expectation holds');
}

const reminding = process('reminding')
  .startEvent()
  .userTask('ask')
  .nonInterrupting('remind', timer({ cycle: 'R3/PT12H' }), (path) => path.endEvent('reminded'))
  .boundaryEvent('late', timer('P1DT6H'), (path) => path.userTask('chase').endEvent('over'))
  .endEvent();

inWorld('timers fire in the order of their times, each at its own moment', [reminding], async (world) => {
  const instance = await world.start('reminding');
  await world.advance('P2D');
  await instance.shouldWaitAt('chase');
  await instance.shouldHavePassed('remind', 'reminded', 'remind', 'reminded', 'late');
  const { path } = await instance.snapshot();
  expect(path).toEqual(['start', 'ask', 'remind', 'reminded', 'remind', 'reminded', 'late', 'chase']);
  const { items } = await world.engine.search('elementInstances', {});
  const at = (id: string) =>
    items
      .filter((row) => row['elementId'] === id)
      .map((row) => new Date(Number(row['startDate'])).toISOString());
  expect(at('remind')).toEqual(['2026-03-02T21:00:00.000Z', '2026-03-03T09:00:00.000Z']);
  expect(at('chase')).toEqual(['2026-03-03T15:00:00.000Z']);
  expect(world.now).toBe('2026-03-04T09:00:00.000Z');
});

inWorld(
  'a moment without offset is one of the zone, months go by the calendar',
  [reminding],
  async (world) => {
    await world.at('2026-07-01T10:00');
    expect(world.now).toBe('2026-07-01T08:00:00.000Z');
    await world.advance('P1M');
    expect(world.now).toBe('2026-08-01T08:00:00.000Z');
    await expect(world.at('2026-07-31T00:00Z')).rejects.toThrow('time does not go back');
    await expect(world.advance('three days')).rejects.toThrow('"three days" is no ISO 8601 duration');
    await expect(world.at('tomorrow')).rejects.toThrow('"tomorrow" is no ISO 8601 date');
  },
);

const order = process('order')
  .startEvent('ordered')
  .serviceTask('charge', { type: 'charge' })
  .boundaryEvent('refused', error('DECLINED'), (path) => path.endEvent('lost'))
  .userTask('ship')
  .endEvent('shipped');

inWorld('a mock answers by the variables of the job', [order], async (world) => {
  await world.mockJob('charge', ({ amount }, job) => ({ receipt: `${job.elementId}-${String(amount)}` }));
  const instance = await world.start('order', { amount: 4 });
  await instance.shouldHaveVariables({ amount: 4, receipt: 'charge-4' });
  await instance.completeTask('ship', { parcel: 7 });
  await instance.shouldBeCompleted();
  await instance.shouldHaveVariables({ parcel: 7 });
  await instance.shouldNotHaveReached('refused', 'lost');
});

inWorld('a BPMN error, returned or thrown, takes the way of the diagram', [order], async (world) => {
  await world.mockJob('charge', () => new BpmnError('DECLINED', { variables: { why: 'limit' } }));
  const returned = await world.start('order');
  await returned.shouldHavePassed('refused', 'lost');
  await world.mockJob('charge', () => {
    throw new BpmnError('DECLINED');
  });
  await (await world.start('order')).shouldHavePassed('refused', 'lost');
});

inWorld(
  'a failure costs a retry, the last one raises an incident, which can be resolved',
  [order],
  async (world) => {
    const retries: number[] = [];
    await world.mockJob('charge', (_variables, job) => {
      retries.push(job.retries);
      return new JobFailure('no connection');
    });
    const instance = await world.start('order');
    expect(retries).toEqual([3, 2, 1]);
    await instance.shouldHaveIncident('charge', 'JOB_NO_RETRIES', 'connection');
    await world.mockJob('charge', {});
    await instance.resolveIncident('charge');
    await instance.shouldHaveNoIncident();
    await instance.shouldWaitAt('ship');
  },
);

inWorld('a failed job is tried again when its back-off is over', [order], async (world) => {
  let calls = 0;
  await world.mockJob('charge', () => {
    calls += 1;
    return calls === 1 ? new JobFailure('busy', { backOff: 60_000 }) : {};
  });
  const instance = await world.start('order');
  await world.advance('PT59S');
  await instance.shouldWaitAt('charge');
  await world.advance('PT1S');
  await instance.shouldWaitAt('ship');
  expect(calls).toBe(2);
});

inWorld('what a mock throws by mistake reaches the test', [order], async (world) => {
  await world.mockJob('charge', () => {
    throw new TypeError('a mistake in the test');
  });
  await expect(world.start('order')).rejects.toThrow('a mistake in the test');
});

inWorld('jobs without a mock are open to the test', [order], async (world) => {
  const first = await world.start('order');
  const second = await world.start('order');
  await first.failJob('charge', new BpmnError('DECLINED'));
  await second.failJob('charge', new JobFailure('no', { retries: 0 }));
  await first.shouldHavePassed('refused');
  await second.shouldHaveIncident('charge', 'JOB_NO_RETRIES');
  const third = await world.start('order');
  await third.completeJob('charge', { receipt: 1 });
  await third.shouldWaitAt('ship');
});

const listening = process('listening')
  .startEvent()
  .catchEvent('paid', message('paid', '=id'))
  .catchEvent('opened', signal('opened'))
  .endEvent();

inWorld('messages and signals reach the instances that wait for them', [listening], async (world) => {
  const a = await world.start('listening', { id: 'a' });
  const b = await world.start('listening', { id: 'b' });
  await world.publish('paid', { correlationKey: 'a', variables: { sum: 3 } });
  await a.shouldWaitAt('opened');
  await b.shouldWaitAt('paid');
  await world.broadcast('opened', { door: 1 });
  await a.shouldBeCompleted();
  await a.shouldHaveVariables({ sum: 3, door: 1 });
  await b.cancel();
  await b.shouldBeTerminated();
});

inWorld(
  'instances that others have started are found by their process',
  [
    process('caller').startEvent().callActivity('call', 'called').endEvent(),
    process('called').startEvent().userTask('work').endEvent(),
  ],
  async (world) => {
    const caller = await world.start('caller');
    await caller.shouldWaitAt('call');
    const called = await world.instanceOf('called');
    await called.completeTask('work');
    await caller.shouldBeCompleted();
    await world.start('caller');
    await expect(world.instanceOf('called')).rejects.toThrow('There are 2 instances of called');
    expect(await world.instances('called')).toHaveLength(2);
  },
);

inWorld('a failed expectation tells where the instance stands', [order], async (world) => {
  const instance = await world.start('order', { amount: 4 });
  await instance.failJob('charge', new JobFailure('no connection', { retries: 0 }));
  expect(await complaint(instance.shouldWaitAt('ship'))).toBe(
    `The instance should wait at ship.
Instance ${instance.key} of order (version 1) is active.
  waits at:  charge (service task)
  path:      ordered → charge
  variables: {"amount":4}
  incident:  charge: JOB_NO_RETRIES: no connection`,
  );
  expect(await complaint(instance.shouldBeCompleted())).toMatch(/^The instance should be completed\.\n/);
  expect(await complaint(instance.shouldHavePassed('ordered', 'charge'))).toMatch(
    /^The instance should have passed ordered → charge, but charge was not completed after ordered\.\n/,
  );
  expect(await complaint(instance.shouldHaveVariables({ amount: 5 }))).toContain('{"amount":5}');
  expect(await complaint(instance.shouldHaveNoIncident())).toContain('should have no incident');
  expect(await complaint(instance.shouldHaveIncident('ship'))).toContain('{"element":"ship"}');
  expect(await complaint(instance.shouldNotHaveReached('charge'))).toContain('not have reached charge');
  await expect(instance.completeTask('ship')).rejects.toThrow(
    /^There is no open user task at ship\.\nInstance \d+ of order/,
  );
});

test('coverage adds up what the worlds of a suite have passed', async () => {
  const coverage = new Coverage();
  expect(() => coverage.shouldBeAtLeast(0.5)).toThrow('No world that was closed has deployed any');
  const suite = async (mock: BpmnError | Record<string, never>) => {
    const world = await openWorld({ coverage });
    await world.deploy(resourceOf(order));
    await world.mockJob('charge', mock);
    await world.start('order');
    await world.close();
  };
  await suite({});
  const { nodes, flows, share } = coverage.of('order');
  expect(nodes.passed).toEqual(['ordered', 'charge', 'ship']);
  expect(nodes.missed.toSorted()).toEqual(['lost', 'refused', 'shipped']);
  expect([flows.passed.length, flows.missed.length]).toEqual([2, 2]);
  expect(share).toBe(0.5);
  await suite(new BpmnError('DECLINED'));
  expect(coverage.of('order').nodes.missed).toEqual(['shipped']);
  expect(() => coverage.shouldBeAtLeast(0.9)).toThrow(
    /^At least 90 % of each diagram should be passed\.\norder: 80 % \(5 of 6 flow nodes, 3 of 4 sequence flows\)\n {2}flow nodes never passed: shipped\n/,
  );
  coverage.shouldBeAtLeast(0.8, 'order');
  expect(() => coverage.of('other')).toThrow('No closed world has deployed the process other');
});

test('the same test gives the same history, keys and all', async () => {
  const run = async () => {
    const world = await openWorld();
    await world.deploy(resourceOf(reminding), resourceOf(order));
    await world.mockJob('charge', {});
    for (const id of ['order', 'reminding', 'order', 'reminding']) await world.start(id);
    await world.advance('P4D');
    const { items } = await world.engine.search('history', { limit: 1000 });
    await world.close();
    return items;
  };
  const first = await run();
  expect(first.length).toBeGreaterThan(10);
  expect(await run()).toEqual(first);
});
