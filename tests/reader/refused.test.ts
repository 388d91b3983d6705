import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { boundary, file, onMessage, processFile, read, roots, row, userTask } from './diagram.ts';
import { mapping, rules, task, unsupported } from './refused-diagrams.ts';

test.each([...unsupported, ...rules])('%s at %s: %s', async (rule, element, diagram) => {
  const { definitions, problems } = await read(diagram);
  expect(definitions).toEqual([]);
  expect(problems.map((problem) => `${problem.rule} ${String(problem.element)}`)).toContain(
    `${rule} ${String(element)}`,
  );
  for (const problem of problems) {
    expect(problem.message).toMatch(/\.$/);
    expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
  }
});

/** Where the case cannot help making a second mistake, or one mistake is two (a message neither named nor keyed, or not there). */
const several = ['boundary-event/scope', 'message/name', 'reference/unresolved', 'compensation/duplicate'];

test.each(rules.filter(([rule]) => !several.includes(rule)))(
  '%s alone at %s: %s',
  async (rule, _element, diagram) => {
    expect((await read(diagram)).problems.map((problem) => problem.rule)).toEqual([rule]);
  },
);

describe('files that are no diagrams', () => {
  const unreadable: readonly (readonly [name: string, text: string, message: string])[] = [
    ['an empty file', '', 'missing start tag at line 1, column 1'],
    ['no XML', 'hello', 'missing start tag at line 1, column 1'],
    ['an XML file cut off', file('').slice(0, -20), 'unexpected end of file.'],
    ['a tag not closed', '<a>\n  <b></c>\n</a>', 'closing tag mismatch at line 2, column 6'],
    [
      'a BPMN tag not closed',
      file('<bpmn:process id="p">\n<bpmn:startEvent></bpmn:process>'),
      'closing tag mismatch at line 5, column',
    ],
    ['XML of another kind', '<html/>', 'not bpmn:definitions'],
  ];

  test.each(unreadable)('%s', async (_name, text, message) => {
    const { definitions, problems } = await readProcesses('f.bpmn', text);
    expect(definitions).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'xml/unreadable', element: null }]);
    expect(problems[0]?.message).toContain(message);
  });

  test('a message flow that leads nowhere', async () => {
    const xml = processFile(
      row(),
      '<bpmn:collaboration id="c"><bpmn:participant id="pa" processRef="p"/><bpmn:messageFlow id="mf" sourceRef="pa" targetRef="gone"/></bpmn:collaboration>',
    );
    const { problems } = await readProcesses('f.bpmn', xml);
    expect(problems).toMatchObject([{ rule: 'message-flow/ends', element: 'mf' }]);
  });

  test('a file without executable process', async () => {
    const { problems } = await readProcesses(
      'f.bpmn',
      file('<bpmn:process id="p"><bpmn:startEvent id="s"/></bpmn:process>'),
    );
    expect(problems).toMatchObject([{ rule: 'file/no-executable-process', element: null }]);
    expect(problems[0]?.message).toContain('f.bpmn');
  });
});

test('whatever is in a file, reading it gives problems and never throws', async () => {
  const sound = processFile(
    row(
      ['t', userTask('t', mapping('<zeebe:input source="=a" target="b"/>'))],
      ['g', '<bpmn:exclusiveGateway id="g"/>'],
    ) + boundary('b', 't', onMessage),
    roots,
  );
  const tokens = sound.split(/(?<=>)|(?=<)|(?=\s)/);
  const edit = fc.record({ at: fc.nat(tokens.length - 1), to: fc.nat(tokens.length - 1) });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (edits, remove) => {
      const changed = [...tokens];
      for (const { at, to } of edits) changed[at] = remove ? '' : (tokens[to] ?? '');
      const { definitions, problems } = await readProcesses('f.bpmn', changed.join(''));
      expect(definitions.length > 0 || problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('all problems are told at once', async () => {
  const { problems } = await readProcesses(
    'f.bpmn',
    processFile(
      task('<zeebe:linkedResources/><zeebe:assignmentDefinition assignee="=("/>') + userTask('lonely'),
      roots,
    ),
  );
  expect(problems.map(({ rule }) => rule).sort()).toEqual([
    'extension/unsupported',
    'feel/syntax',
    'flow/no-incoming',
  ]);
});

test('a FEEL mistake quotes the expression and the column behind the "="', async () => {
  const { problems } = await read(task('<zeebe:assignmentDefinition assignee="=a else b"/>'));
  expect(problems[0]?.message).toBe(
    'The assignee of t is not valid FEEL: unexpected "else", column 3 of "a else b".',
  );
});

test('every rule of the reader, of the elements and of the triggers has a case here', () => {
  const folders = ['engine/reader', 'engine/reader/rules', 'engine/elements', 'engine/triggers'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const declared = sources.flatMap((source) =>
    [...source.matchAll(/'([a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z]+)*)'/g)].map(([, rule]) => rule),
  );
  const tested = new Set([...unsupported, ...rules].map(([rule]) => rule));
  const elsewhere = ['xml/unreadable', 'file/no-executable-process', 'message-flow/ends'];
  expect([...new Set(declared)].filter((rule) => !tested.has(rule!) && !elsewhere.includes(rule!))).toEqual(
    [],
  );
});
