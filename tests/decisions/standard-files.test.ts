import { expect, test } from '@jest/globals';
import { openDecisions, readDecisions } from '../../engine/decisions/read-decisions.ts';
import { decision, input, item, literal, model, table } from '../support/decision-xml.ts';
import { clock, evaluated, opened } from './evaluate.ts';

const uris = [
  ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/FEEL/20140401'],
  ['http://www.omg.org/spec/DMN/20180521/MODEL/', 'http://www.omg.org/spec/DMN/20180521/FEEL/'],
  ['https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20191111/FEEL/'],
  ['https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20211108/FEEL/'],
  ['https://www.omg.org/spec/DMN/20230324/MODEL/', 'https://www.omg.org/spec/DMN/20230324/FEEL/'],
] as const;

/** A file as the standard allows it in all it may hold besides what is evaluated. */
function full(uri: string, feel: string, prefix: string): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!-- a comment before -->
<definitions ${xmlns}="${uri}" xmlns:feel="${feel}" xmlns:x="urn:vendor" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    id="_m" name="Full" namespace="urn:full" expressionLanguage="${feel}" typeLanguage="${feel}" exporter="a tool" exporterVersion="1" x:flag="1" xsi:schemaLocation="${uri} DMN.xsd">
  <description>What &amp; why</description>
  <extensionElements><x:anything a="b"><x:deep>1</x:deep></x:anything></extensionElements>
  <itemDefinition id="_t" name="tAge" label="Age" typeLanguage="${feel}"><description>years</description><typeRef> number </typeRef><allowedValues id="_ta" expressionLanguage="${feel}"><text><![CDATA[>= 0]]></text></allowedValues></itemDefinition>
  <inputData id="_i" name="Age"><description>d</description><extensionElements><x:y/></extensionElements><variable id="_iv" name="Age" typeRef="tAge"><description>d</description></variable></inputData>
  <knowledgeSource id="_k" name="Law"><authorityRequirement id="_ka"><requiredInput href="#_i"/></authorityRequirement><type>law</type><owner href="#_o"/></knowledgeSource>
  <decision id="_d" name="Adult" label="is grown up">
    <description>d</description>
    <question>Grown up?</question>
    <allowedAnswers>yes, no</allowedAnswers>
    <variable id="_dv" name="Adult" typeRef="boolean"/>
    <informationRequirement id="_dr"><requiredInput href="#_i"/></informationRequirement>
    <authorityRequirement id="_da"><requiredAuthority href="#_k"/></authorityRequirement>
    <supportedObjective href="#_p"/>
    <impactedPerformanceIndicator href="#_p"/>
    <decisionMaker href="#_o"/>
    <decisionOwner href="#_o"/>
    <usingProcess href="urn:process"/>
    <usingTask href="urn:task"/>
    <literalExpression id="_dl" expressionLanguage="${feel}" typeRef="feel:boolean"><description>d</description><text><![CDATA[Age >= 18 and Age < 150 // grown up]]></text></literalExpression>
  </decision>
  <decision id="_s" name="Season"><variable name="Season"/>
    <informationRequirement><requiredDecision href="#_d"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE" preferredOrientation="Rule-as-Row" outputLabel="Season">
      <input label="Adult?"><inputExpression typeRef="boolean"><text>Adult</text></inputExpression><inputValues><text>true,false</text></inputValues></input>
      <output/>
      <annotation name="why"/>
      <rule><description>d</description><inputEntry><text><!-- yes -->true</text></inputEntry><outputEntry><text>"su" + <!-- a comment --> "mmer"</text></outputEntry><annotationEntry><text>because</text></annotationEntry></rule>
      <rule><inputEntry><text>false</text></inputEntry><outputEntry expressionLanguage="${feel}"><text>"winter"</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <performanceIndicator id="_p" name="P"><impactingDecision href="#_d"/></performanceIndicator>
  <organizationUnit id="_o" name="O"><decisionMade href="#_d"/></organizationUnit>
  <businessKnowledgeModel id="_b" name="none"><variable name="none"/></businessKnowledgeModel>
  <elementCollection id="_c" name="all"><drgElement href="#_d"/></elementCollection>
  <textAnnotation id="_n" textFormat="text/plain"><text>note</text></textAnnotation>
  <association id="_as"><sourceRef href="#_n"/><targetRef href="#_d"/></association>
  <dmndi:DMNDI><dmndi:DMNDiagram><dmndi:DMNShape dmnElementRef="_d"><dc:Bounds x="1" y="2" width="3" height="4"/></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>`;
  return text.replaceAll(/<(\/?)([a-z]\w*)(?=[\s>/])/gi, `<$1${p}$2`);
}

test.each(
  uris.flatMap(([uri, feel]) => ['', 'dmn', 'semantic'].map((prefix) => [uri, feel, prefix] as const)),
)('a file of %s, with all it may hold (%s, prefix "%s")', async (uri, feel, prefix) => {
  const { program, problems } = await readDecisions(full(uri, feel, prefix));
  expect(problems).toEqual([]);
  const of = (id: string, Age: number) => program?.evaluate(id, { Age }, clock).output;
  expect([of('_d', 20), of('_d', 200), of('_s', 20), of('_s', 2), of('_s', -2)]).toEqual([
    true,
    false,
    'summer',
    'winter',
    null,
  ]);
});

test('elements without ids go by their names', async () => {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="M" namespace="urn:m">
    <inputData name="x"><variable name="x"/></inputData>
    <decision name="Answer"><informationRequirement><requiredInput href="#x"/></informationRequirement><literalExpression><text>x + 1</text></literalExpression></decision>
  </definitions>`;
  expect((await evaluated(xml, 'Answer', { x: 1 })).output).toBe(2);
});

test('a reference may say the namespace of the model itself', async () => {
  const xml = model({}, input('x'), decision('Answer', literal('x'), { inputs: ['urn:model#x'] }));
  expect((await evaluated(xml, 'Answer', { x: 1 })).output).toBe(1);
});

test.each(['feel', 'FEEL', ...uris.map(([, feel]) => feel)])(
  'the expression language %s',
  async (language) => {
    const logic = literal('1 + 1').replace(
      '<literalExpression',
      `<literalExpression expressionLanguage="${language}"`,
    );
    expect((await evaluated(model({}, decision('Answer', logic)), 'Answer')).output).toBe(2);
  },
);

/** One fault each: what the others give is what they would give without it. */
test.each<[string, string]>([
  ['an expression that is none', decision('Broken', literal('1 +'))],
  [
    'another language',
    decision(
      'Broken',
      '<literalExpression expressionLanguage="JavaScript"><text>1</text></literalExpression>',
    ),
  ],
  ['a type that is not there', decision('Broken', literal('null'), { type: 'tNothing' })],
  [
    'a requirement that is not there',
    decision('Broken', literal('null'), { decisions: ['Nothing'], inputs: ['No'], knowledge: ['None'] }),
  ],
  ['a decision that needs itself', decision('Broken', literal('Broken'), { decisions: ['Broken'] })],
  [
    'an entry that is none',
    decision('Broken', table({ inputs: ['1'], outputs: [{}], rules: [['< <', '1']] })),
  ],
  ['a table without outputs', decision('Broken', table({ inputs: ['1'], outputs: [], rules: [['1']] }))],
  [
    'a rule with too few entries',
    decision('Broken', table({ inputs: ['1', '2'], outputs: [{}], rules: [['1']] })),
  ],
  [
    'a hit policy that is none',
    decision('Broken', table({ hit: 'BEST', inputs: ['1'], outputs: [{}], rules: [] })),
  ],
  ['a boxed expression that is none', decision('Broken', '<riddle><text>1</text></riddle>')],
  [
    'a type that is itself',
    '<itemDefinition name="tSelf"><typeRef>tSelf</typeRef></itemDefinition>' +
      decision('Broken', literal('null'), { type: 'tSelf' }),
  ],
  [
    'allowed values that are none',
    '<itemDefinition name="tBad"><typeRef>number</typeRef><allowedValues><text>&lt; &lt;</text></allowedValues></itemDefinition>' +
      decision('Broken', literal('5'), { type: 'tBad' }),
  ],
  [
    'an id that is used twice',
    decision('Broken', literal('null')).replace('<variable', '<variable id="Answer"'),
  ],
  [
    'a name that is used twice',
    decision('Broken', literal('null')).replaceAll('name="Broken"', 'name="Answer"'),
  ],
  ['an unknown attribute', decision('Broken', literal('null')).replace('<decision', '<decision riddle="1"')],
])('one decision with a fault: %s', async (_, broken) => {
  const { program, problems } = await openDecisions(
    model(
      {},
      input('x', 'number'),
      decision('Base', literal('x * 2'), { inputs: ['x'] }),
      decision('Answer', literal('Base + 1'), { decisions: ['Base'] }),
      broken,
    ),
  );
  expect(program?.evaluate('Answer', { x: 3 }, clock)).toMatchObject({ output: 7, failure: null });
  expect(program?.evaluate('Broken', { x: 3 }, clock).output).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every(({ message, remedy }) => message.endsWith('.') && remedy.endsWith('.'))).toBe(true);
});

test('names are the same however they are spaced, and a collection is one by 1 too', async () => {
  const listed = item('tList', { type: 'number', list: true }).replace('"true"', '"1"');
  const xml = model(
    {},
    listed,
    input('Monthly  Salary', 'tList'),
    decision('Answer', literal('count(Monthly Salary)'), { inputs: ['Monthly  Salary'] }),
  );
  for (const name of ['Monthly Salary', 'Monthly  Salary'])
    expect((await evaluated(xml, 'Answer', { [name]: 1 })).output).toBe(1);
});

test('a chain of decisions is read however long it is', async () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, at) =>
      at === length - 1
        ? decision(`d${at}`, literal('1'))
        : decision(`d${at}`, literal(`d${at + 1} + 1`), { decisions: [`d${at + 1}`] }),
    );
  const few = await opened(model({}, ...chain(300)));
  expect(few.evaluate('d0', {}, clock)).toMatchObject({ output: 300, failure: null });
  const many = await opened(model({}, ...chain(4000)));
  expect(many.evaluate('d3900', {}, clock).output).toBe(100);
  expect(many.evaluate('d0', {}, clock).failure?.message).toBe(
    'The evaluation was stopped: it nests too deep.',
  );
});

test('decisions without logic are null, and those that need them are evaluated', async () => {
  const xml = model(
    {},
    decision('Open', ''),
    decision('Answer', literal('if Open = null then "open" else Open'), { decisions: ['Open'] }),
  );
  const program = await opened(xml);
  expect(program.evaluate('Open', {}, clock).output).toBeNull();
  expect(program.evaluate('Answer', {}, clock).output).toBe('open');
});
