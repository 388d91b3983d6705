import type { Problem } from '../../model/definition.ts';
import type { Xml } from '../../reader/xml.ts';
import { childOf, childrenOf, extensionsOf, idOf, nearestId, textOf, typeOf } from '../../reader/xml.ts';
import type {
  Decision,
  DecisionModel,
  DecisionService,
  Declared,
  Import,
  KnowledgeModel,
  Reference,
} from '../model/decision-model.ts';
import { parseXml } from './parse-xml.ts';
import { readBoxed, readFunction } from './read-boxed.ts';
import { readItemDefinition } from './read-item-definition.ts';
import { readingOf, typeNameOf, type Reading } from './reading.ts';
import { checkModel } from './rules/check-model.ts';

export interface ReadModel {
  /** Null when nothing could be made of the file; else what could, even where there are problems. */
  readonly model: DecisionModel | null;
  readonly problems: readonly Problem[];
}

/** DMN XML of versions 1.1 to 1.5. What a model says about itself is checked; its expressions are not parsed yet. */
export async function readModel(xml: string): Promise<ReadModel> {
  const { root, problems } = await parseXml(xml);
  if (!root) return { model: null, problems };
  const found: Problem[] = [...problems];
  const report = (problem: Problem): void => void found.push(problem);
  const model = modelOf(root, readingOf(root, report));
  checkModel(model, root, report);
  return { model, problems: found };
}

function modelOf(root: Xml, reading: Reading): DecisionModel {
  const elements = childrenOf(root, 'drgElement');
  const all = (type: string): readonly Xml[] => elements.filter((xml) => typeOf(xml) === `dmn:${type}`);
  return {
    id: idOf(root) ?? textOf(root, 'name') ?? '',
    name: textOf(root, 'name') ?? idOf(root) ?? '',
    namespace: reading.namespace,
    expressionLanguage: textOf(root, 'expressionLanguage'),
    imports: childrenOf(root, 'import').map(readImport),
    itemDefinitions: childrenOf(root, 'itemDefinition').map((item) => readItemDefinition(item, reading)),
    inputs: all('InputData').map((xml) => declared(xml, reading)),
    decisions: all('Decision').map((xml) => readDecision(xml, reading)),
    knowledgeModels: all('BusinessKnowledgeModel').map((xml) => readKnowledgeModel(xml, reading)),
    services: all('DecisionService').map((xml) => readService(xml, reading)),
  };
}

function readImport(xml: Xml): Import {
  return {
    name: textOf(xml, 'name') ?? '',
    namespace: textOf(xml, 'namespace') ?? '',
    importType: textOf(xml, 'importType') ?? '',
    location: textOf(xml, 'locationURI'),
  };
}

function declared(xml: Xml, reading: Reading): Declared {
  const variable = childOf(xml, 'variable');
  const name = textOf(xml, 'name') ?? idOf(xml) ?? '';
  const known = (variable ? textOf(variable, 'name') : null) ?? name;
  return {
    id: idOf(xml) ?? name,
    name: known.trim().replace(/\s+/g, ' '),
    label: name,
    title: textOf(xml, 'label'),
    description: textOf(xml, 'description'),
    type: variable ? typeNameOf(variable, reading) : null,
  };
}

function readDecision(xml: Xml, reading: Reading): Decision {
  const required = childrenOf(xml, 'informationRequirement');
  const tag = extensionsOf(xml).find((extension) => typeOf(extension) === 'zeebe:versionTag');
  return {
    ...declared(xml, reading),
    question: textOf(xml, 'question'),
    requires: {
      decisions: required.flatMap((each) => referenceIn(each, 'requiredDecision', reading)),
      inputs: required.flatMap((each) => referenceIn(each, 'requiredInput', reading)),
      knowledge: requiredKnowledge(xml, reading),
    },
    logic: readBoxed(childOf(xml, 'decisionLogic'), reading),
    versionTag: tag ? textOf(tag, 'value') : null,
  };
}

function readKnowledgeModel(xml: Xml, reading: Reading): KnowledgeModel {
  const logic = childOf(xml, 'encapsulatedLogic');
  return {
    ...declared(xml, reading),
    requires: { knowledge: requiredKnowledge(xml, reading) },
    logic: logic ? readFunction(logic, reading) : null,
  };
}

function readService(xml: Xml, reading: Reading): DecisionService {
  const references = (name: string): readonly Reference[] =>
    childrenOf(xml, name).flatMap((each) => referenceOf(each, reading));
  return {
    ...declared(xml, reading),
    outputs: references('outputDecision'),
    encapsulated: references('encapsulatedDecision'),
    inputDecisions: references('inputDecision'),
    inputs: references('inputData'),
  };
}

function requiredKnowledge(xml: Xml, reading: Reading): readonly Reference[] {
  return childrenOf(xml, 'knowledgeRequirement').flatMap((each) =>
    referenceIn(each, 'requiredKnowledge', reading),
  );
}

function referenceIn(xml: Xml, name: string, reading: Reading): readonly Reference[] {
  const reference = childOf(xml, name);
  return reference ? referenceOf(reference, reading) : [];
}

/** `#id`, or `namespace#id`. */
function referenceOf(xml: Xml, reading: Reading): readonly Reference[] {
  const href = textOf(xml, 'href') ?? '';
  const at = href.lastIndexOf('#');
  const namespace = href.slice(0, Math.max(at, 0));
  if (at >= 0 && at < href.length - 1)
    return [
      {
        namespace: namespace === '' || namespace === reading.namespace ? null : namespace,
        id: href.slice(at + 1),
      },
    ];
  reading.report({
    rule: 'reference/form',
    element: nearestId(xml),
    message: `The reference ${href === '' ? 'without href' : href} names no element.`,
    remedy:
      'Write # and the id of the element, before it the namespace of its model when that is another one.',
  });
  return [];
}
