/** The DMN files themselves: standard, drawn, explained, and asked by the pathways they lie beside. */
import { describe, expect, test } from '@jest/globals';
import { DmnModdle } from 'dmn-moddle';
import { readDiagrams, readModels, type Xml } from './content-files.ts';
import { childOf, extension, idOf, listOf, nodesOf, overlap, processOf, textOf, typeOf, type Bounds } from './diagram-tree.ts';

const diagrams = await readDiagrams();
const models = readModels();
const calls = diagrams.flatMap((diagram) =>
  nodesOf(processOf(diagram)).flatMap((node) => {
    const called = extension(node, 'CalledDecision');
    return called ? [{ folder: diagram.folder, task: idOf(node), called }] : [];
  }),
);

/** dmn-moddle has the metamodel of DMN 1.3, of which these files use nothing that has changed since. */
const moddle = new DmnModdle(
  {},
  {
    nsMap: {
      'https://www.omg.org/spec/DMN/20230324/MODEL/': 'dmn',
      'https://www.omg.org/spec/DMN/20230324/DMNDI/': 'dmndi',
    },
  },
);

const childrenAt = (xml: Xml, name: string): readonly Xml[] => {
  const child = childOf(xml, name);
  return child ? [child] : [];
};

const kindOf = (xml: Xml): string => textOf(xml, '$type').replace(/^\w+:/, '');
const hrefsOf = (decision: Xml): readonly (readonly [string, string])[] =>
  [...listOf(decision, 'informationRequirement'), ...listOf(decision, 'authorityRequirement')].map((requirement) => {
    const reference = ['requiredDecision', 'requiredInput', 'requiredAuthority'].flatMap((name) => childrenAt(requirement, name));
    return [idOf(requirement), reference.map((each) => textOf(each, 'href').slice(1)).join()];
  });

test('every pathway with rules has them as decision tables', () => {
  expect(models.map(({ file }) => file).sort()).toEqual([
    'conflitto.dmn',
    'eleggibilita.dmn',
    'intensita.dmn',
    'priorita_attesa.dmn',
    'punteggio_sito.dmn',
    'quote.dmn',
    'spesa.dmn',
  ]);
});

describe.each(models.map((model) => [model.file, model] as const))('%s', (_file, model) => {
  const parsed = moddle.fromXML(model.xml);
  const root = parsed.then(({ rootElement }): Xml => rootElement);

  test('is DMN 1.5 and read without a warning', async () => {
    expect(model.xml).toContain('xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"');
    expect((await parsed).warnings).toEqual([]);
  });

  test('says what each element is for', async () => {
    const silent = listOf(await root, 'drgElement').flatMap((element) => {
      const wanted = kindOf(element) === 'Decision' ? ['label', 'description', 'question'] : kindOf(element) === 'InputData' ? ['label'] : ['description'];
      return wanted.filter((name) => textOf(element, name) === '').map((name) => `${idOf(element)} ${name}`);
    });
    expect(silent).toEqual([]);
  });

  test('gives each rule a reason and a source', async () => {
    const tables = listOf(await root, 'drgElement').flatMap((element) => childrenAt(element, 'decisionLogic'));
    const rules = tables.flatMap((table) => listOf(table, 'rule'));
    const unexplained = rules.filter((rule) => textOf(rule, 'description') === '' || textOf(listOf(rule, 'annotationEntry')[0] ?? null, 'text') === '');
    expect(unexplained.map(idOf)).toEqual([]);
  });

  test('types what it asks for and what it answers', async () => {
    const known = new Set(['string', 'number', 'boolean', 'date', ...listOf(await root, 'itemDefinition').map((item) => textOf(item, 'name'))]);
    const untyped = listOf(await root, 'drgElement')
      .filter((element) => kindOf(element) !== 'KnowledgeSource')
      .filter((element) => !known.has(textOf(childOf(element, 'variable'), 'typeRef')) || textOf(childOf(element, 'variable'), 'name') !== textOf(element, 'name'));
    expect(untyped.map(idOf)).toEqual([]);
  });

  test('is drawn: a shape for each element, a line for each requirement, nothing on top of anything', async () => {
    const drawn = listOf(childOf(await root, 'dmnDI') ?? {}, 'diagrams').flatMap((diagram) => listOf(diagram, 'diagramElements'));
    const of = (kind: string): readonly Xml[] => drawn.filter((each) => kindOf(each) === kind);
    const refersTo = (each: Xml): string => idOf(childOf(each, 'dmnElementRef') ?? {});
    const elements = listOf(await root, 'drgElement');
    expect(of('DMNShape').map(refersTo).sort()).toEqual(elements.map(idOf).sort());
    expect(of('DMNEdge').map(refersTo).sort()).toEqual(elements.flatMap(hrefsOf).map(([id]) => id).sort());
    const boxes = of('DMNShape').map((shape) => childOf(shape, 'bounds') as unknown as Bounds);
    expect(boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => overlap(box, other)))).toEqual([]);
  });

  test('has no data and no decision that nobody needs', async () => {
    const elements = listOf(await root, 'drgElement');
    const needed = new Set(elements.flatMap(hrefsOf).map(([, href]) => href));
    const asked = new Set(calls.map(({ called }) => textOf(called, 'decisionId')));
    // The ranking is for whoever hands out the money; it looks at all cases, not at one.
    const unused = elements.map(idOf).filter((id) => !needed.has(id) && !asked.has(id) && id !== 'graduatoria_attesa');
    expect(unused).toEqual([]);
  });
});

test('the pathways ask decisions of their own folder, in the version deployed with them', () => {
  const decisions = models.flatMap(({ folder, xml }) => [...xml.matchAll(/<decision id="([^"]+)"/g)].map(([, id]) => `${folder} ${id ?? ''}`));
  expect(new Set(decisions).size).toBe(decisions.length);
  expect(calls.map(({ task }) => task).sort()).toEqual(
    ['C2_Tetto', 'C3_Controllo', 'D5_Controllo', 'E1_Intensita', 'E2_Quote', 'E3_Priorita', 'E5_Eleggibilita', 'E6_Confronto', 'P14_Punteggio'].sort(),
  );
  for (const { folder, called } of calls) {
    expect(decisions).toContain(`${folder} ${textOf(called, 'decisionId')}`);
    expect(textOf(called, 'bindingType')).toBe('deployment');
  }
  expect(diagrams.flatMap((diagram) => nodesOf(processOf(diagram)).filter((node) => typeOf(node) === 'BusinessRuleTask'))).toHaveLength(calls.length);
});
