import type { Expression } from '../model/definition.ts';
import { defineElement, type Binding } from './element.ts';
import { readBinding } from './form.ts';
import { jobMoves, readJob, type JobAttrs } from './job.ts';
import type { ElementSource, Xml } from './source.ts';

/** `zeebe:calledDecision`. */
export interface CalledDecision {
  readonly decisionId: Expression;
  readonly binding: Binding;
  readonly resultVariable: string;
}

type BusinessRuleAttrs =
  { readonly decision: CalledDecision } | { readonly decision: null; readonly job: JobAttrs };

/** BPMN 2.0 §10.2.3: a deployed decision (DMN), evaluated at once into its result variable, or a decision by a job worker. */
export const businessRuleTask = defineElement<BusinessRuleAttrs>({
  kind: 'businessRuleTask',
  type: 'BUSINESS_RULE_TASK',
  spec: '10.2.3, 13.2.3',
  missing: ['implementation other than DMN and job workers'],
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    const called = source.extension('CalledDecision');
    return called ? { decision: readDecision(source, called) } : { decision: null, job: readJob(source) };
  },
  enter: (context) => {
    const { attrs } = context.node;
    if (attrs.decision === null) return jobMoves(context, attrs.job);
    const { decisionId, binding, resultVariable } = attrs.decision;
    const output = context.decide(context.text(decisionId, 'called decision id'), binding);
    return [{ do: 'complete', result: { [resultVariable]: output } }];
  },
});

function readDecision(source: ElementSource, called: Xml): CalledDecision {
  const { resultVariable } = called;
  const isNamed = typeof resultVariable === 'string' && resultVariable !== '';
  if (!isNamed)
    source.problem(
      'business-rule-task/result-variable',
      'The decision has no result variable.',
      'Name the variable that takes the result.',
    );
  return {
    decisionId: source.requiredExpression(
      called['decisionId'],
      'zeebe:calledDecision decisionId',
      'business-rule-task/decision-id',
    ),
    binding: readBinding(source, called),
    resultVariable: isNamed ? resultVariable : '',
  };
}
