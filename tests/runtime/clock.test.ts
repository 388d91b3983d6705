import { expect } from '@jest/globals';
import { process, timer } from '../support/model.ts';
import { onEveryStore } from '../support/runtime-harness.ts';
import { BEGIN } from '../support/scenario-world.ts';

const HOUR = 3_600_000;
const waiting = process('waiting')
  .startEvent()
  .catchEvent('wait', timer('PT1H'))
  .userTask('after')
  .endEvent();

onEveryStore('time that is pinned fires what is due then', async (harness) => {
  await harness.deploy(waiting);
  const instance = await harness.start('waiting');
  await harness.engine.pinClock(BEGIN + HOUR - 1);
  expect(await harness.active(instance)).toEqual(['wait']);
  await harness.engine.pinClock(BEGIN + HOUR);
  expect(await harness.active(instance)).toEqual(['after']);
  expect(harness.engine.now()).toBe(BEGIN + HOUR);
});

onEveryStore('pinned time stands still until it is reset', async (harness) => {
  await harness.deploy(waiting);
  await harness.engine.pinClock(BEGIN - 24 * HOUR);
  const instance = await harness.start('waiting');
  await harness.advance(2 * HOUR);
  expect(harness.engine.now()).toBe(BEGIN - 24 * HOUR);
  expect(await harness.active(instance)).toEqual(['wait']);
  await harness.engine.resetClock();
  expect(harness.engine.now()).toBe(BEGIN + 2 * HOUR);
  expect(await harness.active(instance)).toEqual(['after']);
});

onEveryStore('a restart keeps it pinned', async (harness) => {
  await harness.engine.pinClock(BEGIN + HOUR);
  await harness.restart();
  expect(harness.engine.now()).toBe(BEGIN + HOUR);
  await harness.engine.resetClock();
  await harness.restart();
  expect(harness.engine.now()).toBe(BEGIN);
});

onEveryStore('an alarm of pinned time rings when that much real time has passed', async (harness) => {
  await harness.engine.pinClock(BEGIN - 24 * HOUR);
  await harness.deploy(waiting);
  await harness.start('waiting');
  expect(harness.scheduler.alarm).toBe(BEGIN + HOUR);
});

onEveryStore('keys are of real time', async (harness) => {
  await harness.engine.pinClock(BEGIN - 24 * HOUR);
  await harness.deploy(waiting);
  expect(Number((await harness.start('waiting')).slice(0, 13))).toBeGreaterThanOrEqual(BEGIN);
});
