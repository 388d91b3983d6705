import type { Environment, Evaluated } from '../kernel/environment.ts';
import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import { CHOICE, NO_ITEMS } from './abstract-definition.ts';
import { TooMuch, type Oracle } from './oracle.ts';

/** The variable every abstract condition reads. */
export const SOME_VARIABLE = 'variable';
/** A step that makes more than this goes round without waiting. */
const MOST_KEYS = 1_000;
/** A text, a number and a key of something deployed. */
const ANYTHING = '1';

const noEvaluation = { decisionDefinitionKey: ANYTHING as Key, failure: null, evaluated: [] };

const given = (value: Json): Evaluated => ({ ok: true, value });

/** A world in which everything is deployed and callers catch whatever is thrown; conditions are answered by the oracle. */
export function abstractEnvironment(oracle: Oracle, newKey: () => Key): Environment {
  let keys = 0;
  return {
    now: 0,
    newKey: () => {
      keys += 1;
      if (keys > MOST_KEYS) throw new TooMuch();
      return newKey();
    },
    evaluate: (source) => {
      if (source === CHOICE) return given(oracle.ask());
      return given(source === NO_ITEMS ? [] : ANYTHING);
    },
    variablesOf: () => [SOME_VARIABLE],
    runScript: () => given({}),
    parseTime: () => 0,
    timers: { first: () => ({ due: 0, repetitions: 0 }), next: () => null },
    findProcess: () => ANYTHING as Key,
    evaluateDecision: () => ({ output: ANYTHING, evaluation: noEvaluation }),
    findForm: () => ANYTHING as Key,
    caughtAbove: () => true,
    escalationAbove: () => null,
  };
}

/** Keys in the order of time, as the kernel expects them. */
export function keySource(): () => Key {
  let last = 0;
  return () => {
    last += 1;
    return String(last).padStart(19, '0') as Key;
  };
}
