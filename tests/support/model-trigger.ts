import { expressionElement, extensionElements, tag } from './model-xml.ts';

/** What an event waits for or does, and what it needs beside the process (a message, an error). */
export interface EventTrigger {
  readonly definition: string;
  readonly rootElement: { readonly id: string; readonly xml: string } | null;
}

/** `P…` is a duration, `R…` (or cron) a cycle, else a date; FEEL says which: `timer({ date: '=deadline' })`. */
export function timer(
  time: string | { date: string } | { duration: string } | { cycle: string },
): EventTrigger {
  const [kind, text] = typeof time === 'string' ? kindOf(time) : (Object.entries(time)[0] ?? ['', '']);
  const element =
    { date: 'bpmn:timeDate', duration: 'bpmn:timeDuration', cycle: 'bpmn:timeCycle' }[kind] ?? '';
  return {
    definition: tag('bpmn:timerEventDefinition', {}, expressionElement(element, text)),
    rootElement: null,
  };
}

function kindOf(text: string): readonly [string, string] {
  if (/^-?P/.test(text)) return ['duration', text];
  return [text.startsWith('R') || text.includes(' ') ? 'cycle' : 'date', text];
}

/** Catching needs the correlation key, a start event has none. A throwing event needs no message: `sent`. */
export function message(name: string, correlationKey?: string): EventTrigger {
  const rootElement = messageElement(name, correlationKey);
  return { definition: tag('bpmn:messageEventDefinition', { messageRef: rootElement.id }), rootElement };
}

export function messageElement(name: string, correlationKey?: string): { id: string; xml: string } {
  const id = idOf('message', `${name}_${correlationKey ?? ''}`);
  const key =
    correlationKey === undefined ? '' : extensionElements([tag('zeebe:subscription', { correlationKey })]);
  return { id, xml: tag('bpmn:message', { id, name }, key) };
}

/** A message that is thrown is work for a job worker. */
export const sent: EventTrigger = { definition: tag('bpmn:messageEventDefinition', {}), rootElement: null };

/** Without a code: catches every error. */
export function error(code?: string): EventTrigger {
  if (code === undefined) return { definition: tag('bpmn:errorEventDefinition', {}), rootElement: null };
  const id = idOf('error', code);
  return {
    definition: tag('bpmn:errorEventDefinition', { errorRef: id }),
    rootElement: { id, xml: tag('bpmn:error', { id, errorCode: code }) },
  };
}

export const terminate: EventTrigger = {
  definition: tag('bpmn:terminateEventDefinition', {}),
  rootElement: null,
};

function idOf(kind: string, text: string): string {
  return `${kind}_${text.replaceAll(/[^A-Za-z0-9]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}`)}`;
}
