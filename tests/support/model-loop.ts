import { reference, type EventTrigger } from './model-trigger.ts';
import { expressionElement, extensionElements, givenTag, tag, type RootElement } from './model-xml.ts';

/** How often an activity is performed. */
export interface Loop {
  /** Its XML on the activity with this id. */
  readonly xmlOn: (id: string) => string;
  readonly rootElements: readonly RootElement[];
}

export interface StandardLoop {
  readonly testBefore?: boolean;
  readonly maximum?: number;
  readonly condition?: string;
}

/** Again and again, while the condition holds. */
export function standardLoop({ testBefore, maximum, condition }: StandardLoop = {}): Loop {
  return {
    xmlOn: () =>
      tag(
        'bpmn:standardLoopCharacteristics',
        { testBefore, loopMaximum: maximum },
        expressionElement('bpmn:loopCondition', condition),
      ),
    rootElements: [],
  };
}

export interface MultiInstance {
  readonly sequential?: boolean;
  readonly completionCondition?: string;

  // zeebe:loopCharacteristics
  readonly collection?: string;
  readonly element?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;

  // BPMN 2.0, 13.3.7
  readonly loopCardinality?: string;
  /** The id of a data object, a data input or a property. */
  readonly loopDataInputRef?: string;
  /** The name under which an instance sees its item. */
  readonly inputDataItem?: string;
  readonly loopDataOutputRef?: string;
  readonly outputDataItem?: string;
  readonly behavior?: 'None' | 'One' | 'All' | 'Complex';
  readonly noneBehaviorEventRef?: EventTrigger;
  readonly oneBehaviorEventRef?: EventTrigger;
  readonly complexBehaviorDefinitions?: readonly {
    readonly condition: string;
    readonly event: EventTrigger;
  }[];
}

/** Once for each item of a collection, or as often as `loopCardinality` says. */
export function multiInstance(options: MultiInstance): Loop {
  const one = named(options.oneBehaviorEventRef);
  const none = named(options.noneBehaviorEventRef);
  const thrown = [one, none, ...(options.complexBehaviorDefinitions ?? []).map(({ event }) => event)];
  const attributes = {
    isSequential: options.sequential,
    behavior: options.behavior,
    oneBehaviorEventRef: one?.definitionId,
    noneBehaviorEventRef: none?.definitionId,
  };
  return {
    xmlOn: (id) =>
      tag('bpmn:multiInstanceLoopCharacteristics', attributes, multiInstanceContent(id, options)),
    rootElements: thrown.flatMap((trigger) => trigger?.rootElements ?? []),
  };
}

function multiInstanceContent(id: string, options: MultiInstance): string {
  const { collection, element, outputCollection, outputElement, complexBehaviorDefinitions = [] } = options;
  const zeebe = { inputCollection: collection, inputElement: element, outputCollection, outputElement };
  return [
    extensionElements(givenTag('zeebe:loopCharacteristics', zeebe)),
    expressionElement('bpmn:loopCardinality', options.loopCardinality),
    referenceElement('bpmn:loopDataInputRef', options.loopDataInputRef),
    referenceElement('bpmn:loopDataOutputRef', options.loopDataOutputRef),
    itemElement('bpmn:inputDataItem', id, options.inputDataItem),
    itemElement('bpmn:outputDataItem', id, options.outputDataItem),
    ...complexBehaviorDefinitions.map(({ condition, event }, at) =>
      complexBehavior(`${id}_behavior_${at + 1}`, condition, event),
    ),
    expressionElement('bpmn:completionCondition', options.completionCondition),
  ].join('');
}

/** The loop can only name an event definition that stands beside the process. */
function named(trigger: EventTrigger | undefined): EventTrigger | undefined {
  if (!trigger || trigger.definitionId !== undefined) return trigger;
  return reference(`thrown_${trigger.rootElements[0]?.id ?? 'event'}`, trigger);
}

function complexBehavior(id: string, condition: string, { definitions }: EventTrigger): string {
  const thrown = definitions.map((definition) => definition()).join('');
  return tag(
    'bpmn:complexBehaviorDefinition',
    { id },
    expressionElement('bpmn:condition', condition) + tag('bpmn:event', { id: `${id}_event` }, thrown),
  );
}

function referenceElement(name: string, id: string | undefined): string {
  return id === undefined ? '' : tag(name, {}, id);
}

function itemElement(name: string, id: string, item: string | undefined): string {
  return item === undefined ? '' : tag(name, { id: `${id}_${name.replace('bpmn:', '')}`, name: item });
}
