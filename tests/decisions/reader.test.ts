import { expect, test } from '@jest/globals';
import type { Problem } from '../../engine/model/definition.ts';
import { openDecisions, readDecisions } from '../../engine/decisions/read-decisions.ts';
import {
  bkm,
  context,
  decision,
  input,
  item,
  list,
  literal,
  model,
  service,
  table,
} from '../support/decision-xml.ts';
import { clock, opened } from './evaluate.ts';

type Row = readonly [
  why: string,
  xml: string,
  expected: { rule: string; element: string | null; message: RegExp },
];

const one = (...elements: readonly string[]): string => model({}, ...elements);
const tableOf = (xml: string): string => one(decision('Answer', xml));
const said = table({ inputs: ['x'], outputs: [{}], rules: [['1', '2']] });

const rows: readonly Row[] = [
  ['no XML', 'x', { rule: 'xml/unreadable', element: null, message: /not well-formed|root element/ }],
  ['no DMN', '<a/>', { rule: 'xml/unreadable', element: null, message: /root element is not definitions/ }],
  [
    'another DMN',
    '<definitions xmlns="urn:other"/>',
    { rule: 'xml/unreadable', element: null, message: /root element/ },
  ],
  ['half a file', '<definitions', { rule: 'xml/unreadable', element: null, message: /not well-formed/ }],
  [
    'a document type',
    one().replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'),
    { rule: 'xml/doctype', element: null, message: /document type/ },
  ],
  ['a large file', ' '.repeat(8_000_001), { rule: 'xml/size', element: null, message: /8000001 characters/ }],
  [
    'an unknown element',
    one('<decisions/>'),
    { rule: 'xml/content', element: null, message: /<decisions> at line 3/ },
  ],
  [
    'an unknown attribute',
    tableOf(said.replace('id="table"', 'id="table" hitpolicy="FIRST"')),
    { rule: 'xml/unknown-attribute', element: 'table', message: /hitpolicy/ },
  ],
  [
    'an id used twice',
    one(input('a'), decision('a', literal('1')).replace('name="a"', 'name="b"')),
    { rule: 'xml/duplicate-id', element: 'a', message: /used twice/ },
  ],
  [
    'a name used twice',
    one(input('a b'), input('a  b').replace('id="a__b"', 'id="c"')),
    { rule: 'decision/duplicate-name', element: 'c', message: /a b too/ },
  ],
  [
    'a type named twice',
    one(item('t', { type: 'string' }), item('t', { type: 'number' })),
    { rule: 'decision/duplicate-name', element: null, message: /item definition is named t/ },
  ],
  [
    'no name',
    one('<itemDefinition id="t"><typeRef>string</typeRef></itemDefinition>'),
    { rule: 'decision/name', element: 't', message: /item definition has no name/ },
  ],
  [
    'no namespace',
    model({ namespace: '' }),
    { rule: 'decision/namespace', element: 'model', message: /no namespace/ },
  ],
  [
    'an input that is not there',
    one(decision('a', literal('1'), { inputs: ['b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /b, which is no input data/ },
  ],
  [
    'a decision required as an input',
    one(decision('b', literal('1')), decision('a', literal('1'), { inputs: ['b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /no input data/ },
  ],
  [
    'a decision that is not there',
    one(decision('a', literal('1'), { decisions: ['b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /no decision/ },
  ],
  [
    'knowledge that is not there',
    one(bkm('a', literal('1'), { knowledge: ['b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /business knowledge model/ },
  ],
  [
    'an output that is not there',
    one(service('a', { outputs: ['b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /no decision/ },
  ],
  [
    'a model that is not imported',
    one(decision('a', literal('1'), { decisions: ['urn:x#b'] })),
    { rule: 'reference/unresolved', element: 'a', message: /urn:x, which the file does not import/ },
  ],
  [
    'a reference to nothing',
    one(decision('a', literal('1'), { decisions: ['#'] })),
    { rule: 'reference/form', element: 'a', message: /names no element/ },
  ],
  [
    'decisions that need one another',
    one(decision('a', literal('1'), { decisions: ['b'] }), decision('b', literal('1'), { decisions: ['a'] })),
    { rule: 'decision/cycle', element: 'a', message: /a needs b needs a/ },
  ],
  [
    'a service that needs its caller',
    one(decision('a', literal('1'), { knowledge: ['s'] }), service('s', { outputs: ['a'] })),
    { rule: 'decision/cycle', element: 'a', message: /a needs s needs a/ },
  ],
  [
    'a syntax error',
    one(decision('a', literal('1 +'))),
    { rule: 'decision/syntax', element: 'a', message: /^Expression: .*character/ },
  ],
  [
    'one in a rule',
    tableOf(
      table({
        inputs: ['x'],
        outputs: [{}],
        rules: [
          ['1', '2'],
          ['< <', '2'],
        ],
      }),
    ),
    { rule: 'decision/syntax', element: 'r2c1', message: /^Rule 2, column 1 \(x\): / },
  ],
  [
    'one in an output',
    tableOf(table({ inputs: ['x'], outputs: [{}], rules: [['1', '2)']] })),
    { rule: 'decision/syntax', element: 'r1c2', message: /^Rule 1, column 2: / },
  ],
  [
    'one in an input',
    tableOf(table({ inputs: ['x +'], outputs: [{}], rules: [['1', '2']] })),
    { rule: 'decision/syntax', element: 'in1', message: /^Input 1 \(x \+\): / },
  ],
  [
    'one in allowed values',
    one(item('t', { type: 'number', allowed: '[0..' })),
    { rule: 'decision/syntax', element: 't', message: /^Allowed values \[0\.\.: / },
  ],
  [
    'one deep inside',
    one(decision('a', context({ b: list([literal('(')]) }))),
    { rule: 'decision/syntax', element: 'a', message: /^Expression: / },
  ],
  [
    'an unknown type',
    one(input('a', 'tNone')),
    { rule: 'decision/type', element: 'a', message: /no type tNone/ },
  ],
  [
    'an unknown type of a part',
    one(item('t', { type: 'tNone' })),
    { rule: 'decision/type', element: 't', message: /no type tNone/ },
  ],
  [
    'a type that is itself',
    one(item('t', { type: 'u' }), item('u', { type: 't' })),
    { rule: 'decision/type', element: 't', message: /t is defined by itself/ },
  ],
  [
    'another language',
    one(
      decision('a', literal('1').replace('<literal', '<literal').replace('<text>', '<text>')).replace(
        '<literalExpression',
        '<literalExpression expressionLanguage="juel"',
      ),
    ),
    { rule: 'decision/language', element: 'a', message: /juel/ },
  ],
  [
    'another language of an input',
    tableOf(said.replace('<inputExpression', '<inputExpression expressionLanguage="juel"')),
    { rule: 'decision/language', element: 'in1', message: /juel/ },
  ],
  [
    'an unknown hit policy',
    tableOf(said.replace('id="table"', 'id="table" hitPolicy="LAST"')),
    { rule: 'decision-table/hit-policy', element: 'table', message: /LAST is no hit policy/ },
  ],
  [
    'an unknown aggregation',
    tableOf(said.replace('id="table"', 'id="table" hitPolicy="COLLECT" aggregation="AVG"')),
    { rule: 'decision-table/aggregation', element: 'table', message: /AVG is no aggregation/ },
  ],
  [
    'an aggregation that collects nothing',
    tableOf(table({ hit: 'FIRST', aggregation: 'SUM', inputs: ['x'], outputs: [{}], rules: [] })),
    { rule: 'decision-table/aggregation', element: 'table', message: /only COLLECT aggregates/ },
  ],
  [
    'an aggregation of two outputs',
    tableOf(table({ hit: 'COLLECT', aggregation: 'SUM', inputs: ['x'], outputs: ['a', 'b'], rules: [] })),
    { rule: 'decision-table/aggregation', element: 'table', message: /several outputs/ },
  ],
  [
    'a priority of nothing',
    tableOf(table({ hit: 'PRIORITY', inputs: ['x'], outputs: [{}], rules: [] })),
    { rule: 'decision-table/priorities', element: 'table', message: /order of the output values/ },
  ],
  [
    'no output',
    tableOf(table({ inputs: ['x'], outputs: [], rules: [] })),
    { rule: 'decision-table/output', element: 'table', message: /no output/ },
  ],
  [
    'an output without name',
    tableOf(table({ inputs: ['x'], outputs: ['a', {}], rules: [] })),
    { rule: 'decision-table/output-name', element: 'out2', message: /Output 2 has no name/ },
  ],
  [
    'outputs of one name',
    tableOf(table({ inputs: ['x'], outputs: ['a', 'a'], rules: [] })),
    { rule: 'decision-table/output-name', element: 'out2', message: /Two outputs are named a/ },
  ],
  [
    'an input without expression',
    tableOf(table({ inputs: [' '], outputs: [{}], rules: [] })),
    { rule: 'decision-table/input-expression', element: 'in1', message: /Input 1 .*no expression/ },
  ],
  [
    'an entry too few',
    tableOf(table({ inputs: ['x', 'y'], outputs: [{}], rules: [['1', '2']] })),
    { rule: 'decision-table/output-entries', element: 'r1', message: /Rule 1 has 0 output entries/ },
  ],
  [
    'an entry too many',
    tableOf(said.replace('<inputEntry', '<inputEntry><text>-</text></inputEntry><inputEntry')),
    {
      rule: 'decision-table/input-entries',
      element: 'r1',
      message: /Rule 1 has 2 input entries; the table has 1 inputs/,
    },
  ],
  [
    'imported values',
    one(decision('a', literal('1').replace('<text>1</text>', '<importedValues importType="csv"/>'))),
    { rule: 'decision/imported-values', element: 'a', message: /another document/ },
  ],
  [
    'nesting without end',
    one(decision('a', '<list>'.repeat(20_000) + '</list>'.repeat(20_000))),
    { rule: 'decision/depth', element: 'a', message: /more than 100 deep/ },
  ],
];

test.each(rows)('refused: %s', async (_, xml, expected) => {
  const { program, problems } = await readDecisions(xml);
  expect(program).toBeNull();
  const found = problems.find(({ rule }) => rule === expected.rule);
  expect([found, problems]).toMatchObject([
    { element: expected.element, message: expect.stringMatching(expected.message) },
    {},
  ]);
  expect(problems.every(({ remedy }: Problem) => remedy.endsWith('.'))).toBe(true);
});

test.each(['1.1', '1.2', '1.3', '1.4', '1.5'] as const)('a file of DMN %s', async (version) => {
  const xml = model(
    { version },
    input('x', 'feel:number'),
    decision('Answer', literal('x + 1'), { inputs: ['x'] }),
  );
  expect((await opened(xml)).evaluate('Answer', { x: 1 }, clock).output).toBe(2);
});

test('another prefix, the drawing, extensions, annotations and elements of no effect', async () => {
  const xml = model(
    {},
    '<extensionElements><other xmlns="urn:tool"><more id="Answer"/></other></extensionElements>',
    decision('Answer', literal('1'), { extensions: '<zeebe:versionTag value="v7"/>' }),
    '<knowledgeSource id="law" name="The law"><type>act</type></knowledgeSource>',
    '<textAnnotation id="note"><text>why</text></textAnnotation>',
    '<association id="line"><sourceRef href="#note"/><targetRef href="#Answer"/></association>',
    '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/"><dmndi:DMNDiagram id="Answer"/></dmndi:DMNDI>',
  );
  const prefixed = xml
    .replaceAll(/<(\/?)([a-zA-Z]+)(?=[ >/])/g, '<$1d:$2')
    .replace('xmlns=', 'xmlns:d=')
    .replace('<d:other', '<other')
    .replace('</d:other', '</other');
  for (const text of [xml, prefixed.replaceAll(/d:(more|dmndi|zeebe)/g, '$1')]) {
    const program = await opened(text);
    expect(program.decisions).toEqual([{ id: 'Answer', name: 'Answer', versionTag: 'v7' }]);
    expect(program).toMatchObject({ id: 'model', name: 'model', namespace: 'urn:model' });
  }
});

test('CDATA and references to characters', async () => {
  const xml = one(
    decision(
      'Answer',
      '<literalExpression><text><![CDATA["a" < "b"]]> and &quot;&#233;&quot; = "é"</text></literalExpression>',
    ),
  );
  expect((await opened(xml)).evaluate('Answer', {}, clock).output).toBe(true);
});

test('of a faulty model the rest can be evaluated', async () => {
  const xml = one(decision('Good', literal('1')), decision('Bad', literal('1 +')));
  const { program, problems } = await openDecisions(xml);
  expect(problems).toHaveLength(1);
  expect(program?.evaluate('Good', {}, clock).output).toBe(1);
  const bad = program?.evaluate('Bad', {}, clock);
  expect(bad?.output).toBeNull();
  expect(bad?.evaluated[0]?.warnings).toEqual([expect.stringContaining('Expression: ')]);
});

test('what a model leaves open, or has in another language, is null', async () => {
  const xml = one(
    decision('Open', ''),
    bkm('Empty', '').replace('<encapsulatedLogic></encapsulatedLogic>', ''),
    bkm('Of Java', context({ class: literal('"java.lang.Math"') }), {
      kind: 'Java',
      parameters: { n: 'number' },
    }),
    decision('Asking', literal('[Open, Empty(), Of Java(1)]'), {
      decisions: ['Open'],
      knowledge: ['Empty', 'Of Java'],
    }),
  );
  const { output, evaluated } = (await opened(xml)).evaluate('Asking', {}, clock);
  expect(output).toEqual([null, null, null]);
  expect(evaluated[0]).toMatchObject({ decisionId: 'Open', type: 'UNKNOWN', output: null });
  expect(evaluated[1]?.warnings).toEqual(['Of Java is written in Java, which is not evaluated.']);
});

test('an output named as a prototype is an output', async () => {
  const xml = tableOf(table({ inputs: ['x'], outputs: ['__proto__', 'b'], rules: [['-', '{ c: 1 }', '2']] }));
  expect(JSON.stringify((await opened(xml)).evaluate('Answer', { x: 1 }, clock).output)).toBe(
    '{"__proto__":{"c":1},"b":2}',
  );
});
