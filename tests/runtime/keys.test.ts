import { expect, test } from '@jest/globals';
import { createKeySource, latestKeyTime, timeOfKey } from '../../engine/runtime/keys.ts';
import { engineCollections } from '../../engine/runtime/collections.ts';
import { process } from '../support/model.ts';
import { decisionFile, literal } from '../support/decision-model.ts';
import { onEveryStore } from '../support/runtime-harness.ts';
import { BEGIN } from '../support/scenario-world.ts';

const MOST_IN_INT64 = 2n ** 63n - 1n;

test('keys have 19 digits, fit an int64, tell their time and their node', () => {
  const key = createKeySource(() => BEGIN, 7, 0)();
  expect(key).toMatch(/^\d{13}007000$/);
  expect(timeOfKey(key)).toBe(BEGIN);
  expect(BigInt(key) < MOST_IN_INT64).toBe(true);
});

test('keys only grow: in one millisecond, beyond what one holds, and when the clock goes back', () => {
  let time = BEGIN;
  const newKey = createKeySource(() => time, 0, 0);
  const keys = Array.from({ length: 5000 }, (_, n) => {
    if (n === 2500) time -= 60_000;
    return newKey();
  });
  expect(keys).toEqual([...new Set(keys)].sort());
});

test('keys go on after those of an earlier run, even if the clock was set back', () => {
  const newKey = createKeySource(() => BEGIN, 0, BEGIN + 5000);
  expect(timeOfKey(newKey())).toBe(BEGIN + 5001);
});

test.each([-1, 1000, 0.5])('%s is no node number', (node) => {
  expect(() => createKeySource(() => BEGIN, node, 0)).toThrow(String(node));
});

onEveryStore('the latest key is found in the store', async (harness) => {
  expect(await latestKeyTime(harness.store, engineCollections)).toBe(0);
  await harness.deploy(process('plain').startEvent().userTask('a').endEvent());
  await harness.start('plain');
  expect(await latestKeyTime(harness.store, engineCollections)).toBeGreaterThanOrEqual(BEGIN);
});

onEveryStore('evaluations of decisions have keys of their own', async (harness) => {
  await harness.deploy(decisionFile('f', [literal('a', '1')]));
  const { decisionEvaluationKey } = await harness.engine.evaluateDecision({ decisionDefinitionId: 'a' });
  expect(await latestKeyTime(harness.store, engineCollections)).toBe(timeOfKey(decisionEvaluationKey));
});
