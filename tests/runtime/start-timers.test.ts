import { expect } from '@jest/globals';
import { process, timer } from '../support/model.ts';
import { fieldOf, onEveryStore } from '../support/runtime-harness.ts';

const MINUTE = 60_000;
const every10 = process('every').startEvent('start', timer('R3/PT10M')).userTask('a').endEvent();

onEveryStore('a cycle begins an instance each time', async (harness) => {
  await harness.deploy(every10);
  await harness.scheduler.ring();
  expect(await harness.active()).toEqual([]);
  for (const count of [1, 2, 3, 3]) {
    await harness.advance(10 * MINUTE);
    expect(await harness.active()).toHaveLength(count);
  }
  expect(await harness.rows('timers')).toEqual([]);
});

onEveryStore('a date begins one instance; a past one at once', async (harness) => {
  await harness.deploy(
    process('later').startEvent('start', timer('2026-01-01T08:10:00Z')).userTask('a').endEvent(),
    process('before').startEvent('start', timer('2020-01-01T00:00:00Z')).userTask('b').endEvent(),
  );
  await harness.scheduler.ring();
  expect(await harness.active()).toEqual(['b']);
  await harness.advance(10 * MINUTE);
  await harness.advance(10 * MINUTE);
  expect(await harness.active()).toEqual(['a', 'b']);
});

onEveryStore('only the latest version begins by itself', async (harness) => {
  await harness.deploy(every10);
  await harness.deploy(process('every').startEvent('start', timer('R/PT30M')).userTask('b').endEvent());
  await harness.scheduler.ring();
  await harness.advance(10 * MINUTE);
  expect(await harness.active()).toEqual([]);
  await harness.advance(20 * MINUTE);
  expect(await harness.active()).toEqual(['b']);
  await harness.deploy(process('every').startEvent().userTask('c').endEvent());
  await harness.advance(30 * MINUTE);
  expect(await harness.active()).toEqual(['b']);
  expect(await harness.rows('timers')).toEqual([]);
});

onEveryStore('deploying the same file again leaves the timer as it is', async (harness) => {
  await harness.deploy(every10);
  await harness.scheduler.ring();
  await harness.advance(9 * MINUTE);
  await harness.deploy(every10);
  await harness.advance(MINUTE);
  expect(await harness.active()).toEqual(['a']);
});

onEveryStore('goes on after a restart; what was missed is not caught up with', async (harness) => {
  await harness.deploy(process('every').startEvent('start', timer('R/PT10M')).userTask('a').endEvent());
  await harness.engine.stop();
  harness.clock.move(35 * MINUTE);
  await harness.restart();
  expect(await harness.active()).toEqual(['a']);
  await harness.advance(5 * MINUTE);
  expect(await harness.active()).toEqual(['a', 'a']);
});

onEveryStore('the instance it begins knows when', async (harness) => {
  await harness.deploy(
    process('told')
      .startEvent('start', timer('R1/PT10M'), { outputs: { at: '=string(now())' } })
      .userTask('a')
      .endEvent(),
  );
  await harness.scheduler.ring();
  await harness.advance(10 * MINUTE);
  const [instance] = await harness.rows('processInstances');
  expect(await harness.variables(fieldOf(instance, 'processInstanceKey'))).toEqual({
    at: expect.stringContaining('2026-01-01T09:10:00'),
  });
  expect(instance?.['startedBy']).toBeNull();
});
