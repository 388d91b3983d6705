import {
  expressionElement,
  extensionElements,
  givenTag,
  idFrom,
  tag,
  type Attributes,
  type RootElement,
} from './model-xml.ts';

/** What an event waits for or does, and what it needs beside the process (a message, an error). */
export interface EventTrigger {
  /** What the event holds, with the id it is given when it stands by itself. */
  readonly definitions: readonly ((id?: string) => string)[];
  readonly rootElements: readonly RootElement[];
  /** Of a catch event: it waits for all of its triggers. */
  readonly parallelMultiple?: true;
  /** Under which its one definition stands beside the process. */
  readonly definitionId?: string;
}

/** `P…` is a duration, `R…` (or cron) a cycle, else a date; FEEL says which: `timer({ date: '=deadline' })`. */
export function timer(
  time: string | { date: string } | { duration: string } | { cycle: string },
): EventTrigger {
  const [kind, text] = typeof time === 'string' ? kindOf(time) : (Object.entries(time)[0] ?? ['', '']);
  const element =
    { date: 'bpmn:timeDate', duration: 'bpmn:timeDuration', cycle: 'bpmn:timeCycle' }[kind] ?? '';
  return trigger('timer', {}, { content: expressionElement(element, text) });
}

function kindOf(text: string): readonly [string, string] {
  if (/^-?P/.test(text)) return ['duration', text];
  return [text.startsWith('R') || text.includes(' ') ? 'cycle' : 'date', text];
}

/** Catching needs the correlation key, a start event has none. A throwing event needs no message: `sent`. */
export function message(name: string, correlationKey?: string): EventTrigger {
  const rootElement = messageElement(name, correlationKey);
  return trigger('message', { messageRef: rootElement.id }, { rootElement });
}

export function messageElement(name: string, correlationKey?: string): RootElement {
  const id = idFrom('message', `${name}_${correlationKey ?? ''}`);
  const key = givenTag('zeebe:subscription', { correlationKey });
  return { id, xml: tag('bpmn:message', { id, name }, extensionElements(key)) };
}

/** A message that is thrown is work for a job worker. */
export const sent: EventTrigger = trigger('message', {});

export function signal(name: string): EventTrigger {
  const id = idFrom('signal', name);
  return trigger('signal', { signalRef: id }, { rootElement: { id, xml: tag('bpmn:signal', { id, name }) } });
}

/** Without a code: catches every error. */
export function error(code?: string): EventTrigger {
  if (code === undefined) return trigger('error', {});
  const id = idFrom('error', code);
  return trigger(
    'error',
    { errorRef: id },
    { rootElement: { id, xml: tag('bpmn:error', { id, errorCode: code }) } },
  );
}

/** Without a code: catches every escalation. */
export function escalation(code?: string): EventTrigger {
  if (code === undefined) return trigger('escalation', {});
  const id = idFrom('escalation', code);
  const xml = tag('bpmn:escalation', { id, escalationCode: code });
  return trigger('escalation', { escalationRef: id }, { rootElement: { id, xml } });
}

/** Looked at when it begins to wait and at changes: of the named variables, of those kinds (`create, update`). */
export function conditional(
  condition: string,
  { variableNames, variableEvents }: { variableNames?: string; variableEvents?: string } = {},
): EventTrigger {
  const filter = extensionElements(givenTag('zeebe:conditionalFilter', { variableNames, variableEvents }));
  return trigger('conditional', {}, { content: filter + expressionElement('bpmn:condition', condition) });
}

/** Thrown: one activity, or all of the scope. Caught, or at the start of an event sub-process: without either. */
export function compensate(
  activityRef?: string,
  { waitForCompletion }: { waitForCompletion?: boolean } = {},
): EventTrigger {
  return trigger('compensate', { activityRef, waitForCompletion });
}

export function link(name: string): EventTrigger {
  return trigger('link', { name });
}

export function cancel(): EventTrigger {
  return trigger('cancel', {});
}

export const terminate: EventTrigger = trigger('terminate', {});

/** Several in one event: caught, any of them triggers it; thrown, all of them are. */
export function multiple(...triggers: readonly EventTrigger[]): EventTrigger {
  return {
    definitions: triggers.flatMap(({ definitions }) => definitions),
    rootElements: triggers.flatMap(({ rootElements }) => rootElements),
  };
}

/** Several in one event, which waits until each of them has happened. */
export function parallelMultiple(...triggers: readonly EventTrigger[]): EventTrigger {
  return { ...multiple(...triggers), parallelMultiple: true };
}

/** The definition stands beside the process under this id; events that name the same id have it in common. */
export function reference(id: string, { definitions, rootElements }: EventTrigger): EventTrigger {
  const [definition] = definitions;
  if (!definition || definitions.length > 1)
    throw new Error(`${id} must be one event definition, it is ${definitions.length}.`);
  return {
    definitions: [() => tag('bpmn:eventDefinitionRef', {}, id)],
    rootElements: [...rootElements, { id, xml: definition(id) }],
    definitionId: id,
  };
}

function trigger(
  kind: string,
  attributes: Attributes,
  { content = '', rootElement }: { content?: string; rootElement?: RootElement } = {},
): EventTrigger {
  return {
    definitions: [(id) => tag(`bpmn:${kind}EventDefinition`, { id, ...attributes }, content)],
    rootElements: rootElement ? [rootElement] : [],
  };
}
