import { parseDateTime } from '../../expressions/iso8601.ts';
import { createTimers } from '../../expressions/timer.ts';
import type { Definition, Expression, Node, Problem, Trigger } from '../../model/definition.ts';
import type { TimerAttrs } from '../../triggers/timer.ts';
import { isVariableName } from '../variable-name.ts';
import { partsOf } from './scope-members.ts';

/** What a diagram writes as fixed text can be judged now; what it computes, only when it runs. */
export function fixedValueRules(definition: Definition): readonly Problem[] {
  return [...definition.nodes.values()].flatMap((node) => [
    ...partsOf(node).flatMap((trigger) => timer(node, trigger)),
    ...fields(node),
  ]);
}

const timers = createTimers('UTC');

function timer(node: Node, trigger: Trigger): readonly Problem[] {
  if (trigger.kind !== 'timer') return [];
  const { kind, value } = trigger.attrs as TimerAttrs;
  const text = fixedText(value);
  const timing = text === null ? null : timers.first(kind, text, 0);
  if (!timing || !('failure' in timing)) return [];
  return [
    {
      rule: 'timer/syntax',
      element: node.id,
      message: `The ${kind} of the timer ${node.id} cannot be read: ${timing.failure}.`,
      remedy: 'Correct it, or begin it with "=" if it is an expression.',
    },
  ];
}

interface Field {
  readonly rule: string;
  readonly expected: string;
  readonly isValid: (text: string) => boolean;
}

const isoDate: Field = {
  rule: 'task/date',
  expected: 'an ISO 8601 date-time such as 2026-01-01T10:00:00Z',
  isValid: (text) => parseDateTime(text, 'UTC') !== null,
};
const count: Field = {
  rule: 'loop/count',
  expected: 'a whole number',
  isValid: (text) => /^\d{1,9}$/.test(text),
};
const byName: Readonly<Record<string, Field>> = {
  dueDate: isoDate,
  followUpDate: isoDate,
  priority: {
    rule: 'task/priority',
    expected: 'a whole number from 0 to 100',
    isValid: (text) => /^\d{1,3}$/.test(text) && Number(text) <= 100,
  },
  retries: {
    rule: 'job/retries',
    expected: 'a whole number above 0',
    isValid: (text) => /^[1-9]\d{0,8}$/.test(text),
  },
  resultVariable: { rule: 'variable/name', expected: 'the name of a variable', isValid: isVariableName },
  cardinality: count,
  maximum: count,
};

function fields(node: Node): readonly Problem[] {
  const { job } = node.attrs as { readonly job?: object | null };
  const thrown = partsOf(node).map(({ attrs }) => (attrs as { readonly job?: object | null }).job ?? {});
  return [node.attrs as object, job ?? {}, ...thrown, node.loop ?? {}, ...node.listeners].flatMap((holder) =>
    Object.entries(holder).flatMap(([name, value]) => check(node, name, value as Expression | string | null)),
  );
}

function check(node: Node, name: string, value: Expression | string | null): readonly Problem[] {
  const field = Object.hasOwn(byName, name) ? byName[name] : undefined;
  const text =
    field === undefined || value === null ? null : typeof value === 'string' ? value : fixedText(value);
  if (!field || text === null || text === '' || field.isValid(text.trim())) return [];
  return [
    {
      rule: field.rule,
      element: node.id,
      message: `The ${name} of ${node.id} is "${text}", which is not ${field.expected}.`,
      remedy: 'Correct it, or begin it with "=" if it is an expression.',
    },
  ];
}

/** Numbers come from attributes that BPMN itself types. */
function fixedText(expression: Expression): string | null {
  if (expression.language === 'feel') return null;
  const { value } = expression;
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;
}
