import { readHeaders } from '../elements/job.ts';
import type { ElementSource, Xml } from '../elements/source.ts';
import type { Expression, Listener } from '../model/definition.ts';
import { childOf, childrenOf, textOf } from './xml.ts';

const DEFAULT_RETRIES: Expression = { language: 'literal', value: '3' };

const elementEvents = ['start', 'end'];
const taskEvents = ['creating', 'assigning', 'updating', 'completing', 'canceling'];

/**
 * Execution listeners, and on user tasks task listeners: each a job that blocks, in document order. Its headers are
 * those of the element, and its own, which win.
 */
export function readListeners(source: ElementSource, kind: string, trigger: string): readonly Listener[] {
  const execution = childrenOf(source.extension('ExecutionListeners') ?? {}, 'listeners');
  const task = kind === 'userTask' ? childrenOf(source.extension('TaskListeners') ?? {}, 'listeners') : [];
  const listeners = [
    ...execution.flatMap((xml) => readListener(xml, elementEvents, source) ?? []),
    ...task.flatMap((xml) => readListener(xml, taskEvents, source) ?? []),
  ];
  refuseMisplaced(listeners, kind, trigger, source);
  refuseRepeated(listeners, source);
  return listeners;
}

function readListener(xml: Xml, events: readonly string[], source: ElementSource): Listener | null {
  const on = textOf(xml, 'eventType');
  if (on === null || !events.includes(on)) {
    source.problem(
      'listener/event-type',
      `A listener of ${source.id} listens to ${on ?? 'nothing'}.`,
      `Choose one of: ${events.join(', ')}.`,
    );
    return null;
  }
  return {
    on,
    jobType: source.requiredExpression(xml['type'], 'listener type', 'listener/type'),
    retries: source.expression(xml['retries'], 'listener retries') ?? DEFAULT_RETRIES,
    headers: { ...readHeaders(source), ...headersOf(childOf(xml, 'headers')) },
  };
}

function headersOf(headers: Xml | undefined): Readonly<Record<string, string>> {
  const values = headers ? childrenOf(headers, 'values') : [];
  return Object.fromEntries(
    values.flatMap((header) => {
      const key = textOf(header, 'key');
      return key === null ? [] : [[key, textOf(header, 'value') ?? ''] as const];
    }),
  );
}

/** Where a listener could not hold anything up: the moment has no room for it. */
function refuseMisplaced(
  listeners: readonly Listener[],
  kind: string,
  trigger: string,
  source: ElementSource,
): void {
  const isCompensation = kind === 'boundaryEvent' && trigger === 'compensate';
  for (const { on } of listeners) {
    const hasNoStart = on === 'start' && (kind === 'startEvent' || kind === 'boundaryEvent');
    const hasNoEnd =
      on === 'end' && (kind.endsWith('Gateway') || (kind === 'endEvent' && trigger === 'error'));
    if (isCompensation || hasNoStart || hasNoEnd)
      source.problem(
        'listener/place',
        `${source.id} cannot have a listener for its ${on}.`,
        'Put the listener on the element before or after it.',
      );
  }
}

function refuseRepeated(listeners: readonly Listener[], source: ElementSource): void {
  const seen = new Set<string>();
  for (const { on, jobType } of listeners) {
    const type = jobType.language === 'feel' ? `=${jobType.source}` : JSON.stringify(jobType.value);
    const key = `${on} ${type}`;
    if (seen.has(key) && type !== '""')
      source.problem(
        'listener/duplicate',
        `${source.id} has two listeners of type ${type} for ${on}.`,
        'Give the listeners different types, or remove one.',
      );
    seen.add(key);
  }
}
