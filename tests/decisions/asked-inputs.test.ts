/** What a decision has to be told, as a form may ask it. */
import { expect, test } from '@jest/globals';
import { askedInputs } from '../../engine/decisions/asked-inputs.ts';
import { readDecisions } from '../../engine/decisions/read-decisions.ts';

const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
  <itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues></itemDefinition>
  <itemDefinition name="tLevels" isCollection="true"><typeRef>tLevel</typeRef></itemDefinition>
  <itemDefinition name="tPlace">
    <itemComponent name="town"><typeRef>string</typeRef></itemComponent>
    <itemComponent name="level"><typeRef>tLevel</typeRef></itemComponent>
  </itemDefinition>
  <inputData id="i1" name="score" label="The score"><description>From 0</description><variable name="score" typeRef="integer"/></inputData>
  <inputData id="i2" name="levels"><variable name="levels" typeRef="tLevels"/></inputData>
  <inputData id="i3" name="place"><variable name="place" typeRef="tPlace"/></inputData>
  <inputData id="i4" name="odd"><variable name="odd"/></inputData>
  <inputData id="i5" name="unasked"><variable name="unasked" typeRef="date"/></inputData>
  <decision id="inner" name="inner"><variable name="inner"/>
    <informationRequirement><requiredInput href="#i2"/></informationRequirement>
    <informationRequirement><requiredInput href="#i3"/></informationRequirement>
    <literalExpression><text>count(levels)</text></literalExpression></decision>
  <decision id="outer" name="outer"><variable name="outer"/>
    <informationRequirement><requiredDecision href="#inner"/></informationRequirement>
    <informationRequirement><requiredInput href="#i4"/></informationRequirement>
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <literalExpression><text>inner + score</text></literalExpression></decision>
</definitions>`;

async function asked(decisionId: string) {
  const { program, problems } = await readDecisions(xml);
  if (!program) throw new Error(JSON.stringify(problems));
  return askedInputs(program.model, decisionId);
}

const plain = { isCollection: false, allowedValues: null, parts: [] };
const level = { ...plain, type: 'string', allowedValues: '"a", "b"' };

test('the inputs of a decision and of those it requires, in the order of the file, with their types', async () => {
  expect(await asked('outer')).toEqual([
    { name: 'score', label: 'The score', description: 'From 0', shape: { ...plain, type: 'number' } },
    { name: 'levels', label: 'levels', description: null, shape: { ...level, isCollection: true } },
    {
      name: 'place',
      label: 'place',
      description: null,
      shape: {
        ...plain,
        type: 'context',
        parts: [
          { name: 'town', label: 'town', description: null, shape: { ...plain, type: 'string' } },
          { name: 'level', label: 'level', description: null, shape: level },
        ],
      },
    },
    { name: 'odd', label: 'odd', description: null, shape: { ...plain, type: 'any' } },
  ]);
});

test('nothing of what only others need', async () => {
  expect((await asked('inner')).map(({ name }) => name)).toEqual(['levels', 'place']);
});

test('an unknown decision asks for nothing', async () => {
  expect(await asked('nobody')).toEqual([]);
});
