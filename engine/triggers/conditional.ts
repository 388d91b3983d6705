import type { Expression } from '../model/definition.ts';
import type { ElementSource } from '../elements/source.ts';
import { defineTrigger } from './trigger.ts';

export interface ConditionalAttrs {
  readonly condition: Expression;
  /** Only changes of these variables; null: of all that the condition reads. */
  readonly names: readonly string[] | null;
  readonly create: boolean;
  readonly update: boolean;
}

/**
 * BPMN 2.0 §10.4.5: happens when its condition is true: looked at when it is first waited for, and each time a variable
 * it reads changes. One that leaves its activity running happens each time it is found true.
 */
export const conditional = defineTrigger<ConditionalAttrs>({
  kind: 'conditional',
  spec: '10.4.5, 13.4.2',
  places: ['startEvent', 'eventSubProcessStart', 'intermediateCatchEvent', 'boundaryEvent'],
  nonInterrupting: true,
  read: (source) => {
    const filter = source.extension('ConditionalFilter') ?? {};
    const events = list(filter['variableEvents']);
    return {
      condition: conditionOf(source),
      names: list(filter['variableNames']),
      create: events === null || events.includes('create'),
      update: events === null || events.includes('update'),
    };
  },
  await: () => ({ on: 'condition' }),
  holds: (context) => context.boolean(context.trigger.condition, 'condition', 'CONDITION_ERROR'),
  reads: ({ condition, names, create, update }, variablesOf) => ({
    names: names ?? (condition.language === 'feel' ? variablesOf(condition.source) : []),
    create,
    update,
  }),
});

function conditionOf(source: ElementSource): Expression {
  const condition = source.condition(source.xml['condition'], 'condition');
  return condition ?? source.requiredExpression(undefined, 'condition', 'conditional/condition');
}

function list(text: unknown): readonly string[] | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  return text.split(',').map((item) => item.trim());
}
