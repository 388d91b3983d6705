import type { Assignment, ElementSource, Xml } from '../elements/source.ts';
import type { Expression, Loop, LoopBehavior, MultiInstanceLoop, Trigger } from '../model/definition.ts';
import type { DataItems } from './data-items.ts';
import { emptiedInto, filledFrom } from './read-data-mappings.ts';
import type { Reading } from './reading.ts';
import { childOf, childrenOf, isA, textOf } from './xml.ts';

export interface LoopSources {
  readonly items: DataItems;
  readonly reading: Reading;
  /** A view on the loop characteristics, for their own extensions and expressions. */
  readonly source: (of: Xml, assignment: Assignment) => ElementSource;
  /** The event a multi-instance activity throws; null when it cannot be thrown. */
  readonly thrown: (definitions: readonly Xml[]) => Trigger | null;
}

/** Loop and multi-instance markers (BPMN 2.0 §10.2.7), those of `zeebe:loopCharacteristics` before the standard's own. */
export function readLoop(id: string, activity: Xml, sources: LoopSources): Loop | null {
  const xml = childOf(activity, 'loopCharacteristics');
  if (!xml) return null;
  const source = sources.source(xml, {});
  if (isA(xml, 'bpmn:StandardLoopCharacteristics'))
    return {
      kind: 'standard',
      testBefore: xml['testBefore'] === true,
      condition: source.condition(xml['loopCondition'], 'loop condition'),
      maximum: source.expression(xml['loopMaximum'], 'loop maximum'),
    };
  return isA(xml, 'bpmn:MultiInstanceLoopCharacteristics')
    ? readMultiInstance(id, activity, xml, source, sources)
    : null;
}

function readMultiInstance(
  id: string,
  activity: Xml,
  xml: Xml,
  source: ElementSource,
  sources: LoopSources,
): MultiInstanceLoop {
  const data = source.extension('LoopCharacteristics');
  const own = data ? extended(data, source) : standard(id, activity, xml, sources);
  const cardinality = own.collection ? null : source.expression(xml['loopCardinality'], 'loop cardinality');
  if (!own.collection && !cardinality)
    source.problem(
      'multi-instance/collection',
      `${id} is carried out for each of many, but nothing says for which or how many.`,
      'Set the input collection (zeebe:loopCharacteristics), or a loop cardinality.',
    );
  return {
    kind: 'multiInstance',
    sequential: xml['isSequential'] === true,
    ...own,
    cardinality,
    completionCondition: source.condition(xml['completionCondition'], 'completion condition'),
    behavior: readBehavior(id, xml, source, sources),
  };
}

type Data = Pick<MultiInstanceLoop, 'collection' | 'inputElement' | 'outputCollection' | 'outputElement'>;

function extended(data: Xml, source: ElementSource): Data {
  const outputCollection = textOf(data, 'outputCollection');
  const outputElement = source.expression(data['outputElement'], 'output element');
  if ((outputCollection === null) !== (outputElement === null))
    source.problem(
      'multi-instance/output',
      `${source.id} has ${outputCollection === null ? 'an output element, but no output collection' : 'an output collection, but no output element'}.`,
      'Set both, or neither.',
    );
  return {
    collection: source.expression(data['inputCollection'], 'input collection'),
    inputElement: textOf(data, 'inputElement'),
    outputCollection,
    outputElement,
  };
}

/**
 * The collection is what flows into `loopDataInputRef`, or the variable it stands for; each item is in the variable of
 * `inputDataItem`. What is in the variable of `outputDataItem` at the end of a turn goes into that of `loopDataOutputRef`.
 */
function standard(id: string, activity: Xml, xml: Xml, { items, reading }: LoopSources): Data {
  const variable = (name: string | null): Expression | null =>
    name === null ? null : { language: 'feel', source: name };
  const [input, output] = [childOf(xml, 'loopDataInputRef'), childOf(xml, 'loopDataOutputRef')];
  const outputElement = variable(items.variableOf(childOf(xml, 'outputDataItem')));
  const outputCollection =
    output && outputElement ? (emptiedInto(activity, output, items) ?? items.variableOf(output)) : null;
  return {
    collection: input
      ? (filledFrom(id, activity, input, items, reading) ?? variable(items.variableOf(input)))
      : null,
    inputElement: items.variableOf(childOf(xml, 'inputDataItem')),
    outputCollection,
    outputElement: outputCollection === null ? null : outputElement,
  };
}

/** Which events are thrown as turns complete: none for `All`, which is what most diagrams have. */
function readBehavior(id: string, xml: Xml, source: ElementSource, { thrown }: LoopSources): LoopBehavior {
  const behavior = xml['behavior'];
  if (behavior === 'None' || behavior === 'One') {
    const definition = childOf(xml, behavior === 'None' ? 'noneBehaviorEventRef' : 'oneBehaviorEventRef');
    const event = definition ? thrown([definition]) : null;
    if (event) return { kind: behavior === 'None' ? 'none' : 'one', event };
    if (!definition) source.problem('multi-instance/behavior', ...withoutEvent(id));
  }
  if (behavior !== 'Complex') return { kind: 'all' };
  const events = childrenOf(xml, 'complexBehaviorDefinition').flatMap((each) => {
    const event = thrown(childrenOf(childOf(each, 'event') ?? {}, 'eventDefinitions'));
    const condition = source.condition(each['condition'], 'condition');
    if (condition && event) return [{ condition, event }];
    source.problem('multi-instance/behavior', ...withoutEvent(id));
    return [];
  });
  return { kind: 'complex', events };
}

function withoutEvent(id: string): readonly [string, string] {
  return [
    `The behaviour of the multi-instance activity ${id} throws an event that is not given.`,
    'Name the event definition (and for complex behaviour its condition), or set the behaviour to All.',
  ];
}
