/** What the screens of decisions work out before they draw. */
import { expect, test } from '@jest/globals';
import { checkDecisions } from '../../engine/decisions/checker/check-decisions.ts';
import { outlineOf } from '../../engine/decisions/decision-outline.ts';
import { readDecisions } from '../../engine/decisions/read-decisions.ts';
import type { CaseDecision } from '../../schemas/api/case-decisions.ts';
import { evaluationsOf } from '../../ui/src/decisions/evaluations.ts';
import { nameInWords } from '../../ui/src/decisions/name-in-words.ts';
import { placed, requirementsOf } from '../../ui/src/decisions/requirement-layers.ts';
import { shownIn } from '../../ui/src/decisions/shown-decisions.ts';
import { problemWords } from '../../ui/src/designer/problem-words/index.ts';
import { decisionFile, literal, table } from '../support/decision-model.ts';

async function modelOf(...decisions: readonly string[]) {
  const { program, problems } = await readDecisions(decisionFile('drawn', decisions).content);
  if (!program) throw new Error(JSON.stringify(problems));
  return program.model;
}

const rule = { index: 1, description: null, annotations: [], outputs: [] };
const decided = (id: string, evaluationId: string, more: Partial<CaseDecision> = {}): CaseDecision => ({
  id,
  evaluationId,
  isRequired: false,
  decisionDefinitionKey: '1',
  decisionId: id,
  decisionName: id,
  version: 1,
  kind: 'DECISION_TABLE',
  at: '2026-11-22T10:00:00.000Z',
  failure: null,
  processInstanceKey: '1',
  processName: null,
  elementId: null,
  elementName: null,
  inputs: [],
  ruleCount: 1,
  rules: [rule],
  output: null,
  ...more,
});

test('required decisions stand below the one that needed them', () => {
  const level = decided('level', '1');
  const score = decided('score', '1', { isRequired: true });
  const broken = decided('broken', '2', { isRequired: true, failure: 'no' });
  expect(evaluationsOf([level, score, broken])).toEqual([
    { id: '1', decision: level, required: [score] },
    { id: '2', decision: broken, required: [] },
  ]);
});

test('a task shows the latest decisions whose outcome is among its values', () => {
  const latest = decided('level', '2', { output: { level: 'high', hours: 8 } });
  const before = decided('level', '1', { output: { level: 'high', hours: 8 } });
  const values = { found: { level: 'high', hours: 8, more: true } };
  expect(shownIn(values, [latest, before])).toEqual([latest]);
  expect(shownIn({ found: { level: 'high', hours: 9 } }, [latest])).toEqual([]);
  expect(shownIn(values, [decided('level', '3', { failure: 'no' }), before])).toEqual([]);
});

test('a plain outcome counts by the name of the decision only', () => {
  const yes = decided('ok', '1', { output: true });
  expect(shownIn({ ok: true }, [yes])).toEqual([yes]);
  expect(shownIn({ other: true }, [yes])).toEqual([]);
});

test('for a decision that is no table its tables tell why', () => {
  const whole = decided('whole', '1', { ruleCount: 0, rules: [], output: { a: 1 } });
  const part = decided('part', '1', { isRequired: true });
  const sum = decided('sum', '1', { isRequired: true, rules: [] });
  expect(shownIn({ w: { a: 1 } }, [whole, part, sum])).toEqual([part]);
});

test.each([
  ['tettoEuroGiorno', 'Tetto euro giorno'],
  ['controlloUVM', 'Controllo UVM'],
  ['formazione_lavoro', 'Formazione lavoro'],
  ['ALTA', 'ALTA'],
  ['ricoveri12Mesi', 'Ricoveri12 mesi'],
])('the name %s', (name, words) => {
  expect(nameInWords(name)).toBe(words);
});

test('what a decision needs stands left of it, each once', async () => {
  const model = await modelOf(
    literal('top', 'left + right', { requires: ['left', 'right'] }),
    literal('left', 'base', { requires: ['base'] }),
    literal('right', 'left + 1', { requires: ['left'] }),
    literal('base', '1'),
    literal('apart', '2'),
  );
  const nodes = requirementsOf(model, 'top');
  expect(nodes.map(({ id }) => id)).toEqual(['top', 'left', 'base', 'right']);
  const layers = Object.fromEntries(placed(nodes).map(({ id, layer }) => [id, layer]));
  expect(layers).toEqual({ base: 0, left: 1, right: 2, top: 3 });
});

test('nodes of one layer have rows of their own', async () => {
  const model = await modelOf(
    literal('top', '1', { requires: ['a', 'b', 'c'] }),
    ...['a', 'b', 'c'].map((id) => literal(id, '1')),
  );
  const rows = placed(requirementsOf(model, 'top')).filter(({ id }) => id !== 'top');
  expect(rows.map(({ row }) => row)).toEqual([-1, 0, 1]);
});

test('an outline says what the table is made of, by label where there is one', async () => {
  const model = await modelOf(
    table('t', { inputs: { Punti: 'x' }, outputs: ['y'], rules: [['> 1', '"a"']] }),
  );
  expect(outlineOf(model.decisions[0]!, model).table).toEqual({
    hitPolicy: 'UNIQUE',
    aggregation: null,
    inputs: [{ label: 'Punti', expression: 'x', type: null, allowedValues: null }],
    outputs: [{ name: 'y', label: 'y', type: null, allowedValues: null, defaultEntry: null }],
    annotations: [],
    rules: [{ inputs: ['> 1'], outputs: ['"a"'], annotations: [], description: null }],
  });
});

async function found(hitPolicy: string, ...rules: readonly (readonly [string, string])[]) {
  const model = await modelOf(table('t', { hitPolicy, inputs: { Punti: 'x' }, outputs: ['y'], rules }));
  return checkDecisions(model).map((finding) =>
    problemWords({ ...finding, file: '' }, 'it', (element) => element),
  );
}

test.each([
  [
    'UNIQUE',
    [
      ['> 1', '1'],
      ['> 2', '2'],
      ['<= 1', '3'],
    ],
    'Le regole 1 e 2 corrispondono entrambe quando Punti > 2 (per esempio Punti = 3): se accade, la decisione non si può prendere.',
  ],
  [
    'ANY',
    [
      ['-', '1'],
      ['> 2', '2'],
    ],
    'Le regole 1 e 2 corrispondono entrambe quando Punti > 2 (per esempio Punti = 3), ma danno esiti diversi: la 1 dà 1, la 2 dà 2.',
  ],
  ['UNIQUE', [['> 1', '1']], 'Nessuna regola corrisponde quando Punti <= 1 (per esempio Punti = 0).'],
  [
    'FIRST',
    [
      ['-', '1'],
      ['> 2', '2'],
    ],
    'La regola 2 non si applica mai: la regola 1 prima di lei prende tutti i suoi casi.',
  ],
  [
    'FIRST',
    [
      ['> y', '1'],
      ['-', '2'],
    ],
    'Alcune celle della regola 1 vanno calcolate (colonna Punti): lì sovrapposizioni e casi scoperti non si vedono.',
  ],
] as const)('the checks of a table %s with %j in Italian', async (hitPolicy, rules, message) => {
  const [first] = await found(hitPolicy, ...rules);
  expect(first).toMatchObject({ message, language: 'it', english: null });
});
