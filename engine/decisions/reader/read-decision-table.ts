import type { Xml } from '../../reader/xml.ts';
import { childOf, childrenOf, idOf, nearestId, textOf } from '../../reader/xml.ts';
import type {
  Aggregation,
  DecisionTable,
  Entry,
  HitPolicy,
  InputClause,
  OutputClause,
  Rule,
} from '../model/boxed-expression.ts';
import { isFeel } from './namespaces.ts';
import { typeNameOf, type Reading } from './reading.ts';

const hitPolicies: readonly string[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] satisfies readonly HitPolicy[];
const aggregations: readonly string[] = ['SUM', 'COUNT', 'MIN', 'MAX'] satisfies readonly Aggregation[];

/** DMN 1.5, clause 8.3. */
export function readDecisionTable(xml: Xml, reading: Reading): DecisionTable {
  return {
    kind: 'decision table',
    id: idOf(xml) ?? nearestId(xml),
    type: typeNameOf(xml, reading),
    hitPolicy: (oneOf(xml, 'hitPolicy', hitPolicies, reading) ?? 'UNIQUE') as HitPolicy,
    aggregation: oneOf(xml, 'aggregation', aggregations, reading) as Aggregation | null,
    inputs: childrenOf(xml, 'input').map((input) => readInput(input, reading)),
    outputs: childrenOf(xml, 'output').map((output) => readOutput(output, reading)),
    annotations: childrenOf(xml, 'annotation').map((column) => textOf(column, 'name') ?? ''),
    rules: childrenOf(xml, 'rule').map((rule) => readRule(rule, reading)),
  };
}

function oneOf(xml: Xml, attribute: string, known: readonly string[], reading: Reading): string | null {
  const value = textOf(xml, attribute);
  if (value === null || known.includes(value)) return value;
  reading.report({
    rule: `decision-table/${attribute === 'hitPolicy' ? 'hit-policy' : attribute}`,
    element: nearestId(xml),
    message: `${value} is no ${attribute === 'hitPolicy' ? 'hit policy' : attribute} of DMN.`,
    remedy: `Use one of ${known.join(', ')}.`,
  });
  return null;
}

function readInput(xml: Xml, reading: Reading): InputClause {
  const expression = childOf(xml, 'inputExpression');
  return {
    id: idOf(xml),
    label: textOf(xml, 'label'),
    type: expression ? typeNameOf(expression, reading) : null,
    expression: (expression && textIn(expression, reading)) ?? '',
    allowedValues: testsIn(xml, 'inputValues', reading),
  };
}

function readOutput(xml: Xml, reading: Reading): OutputClause {
  const entry = childOf(xml, 'defaultOutputEntry');
  return {
    id: idOf(xml),
    name: textOf(xml, 'name'),
    label: textOf(xml, 'label'),
    type: typeNameOf(xml, reading),
    allowedValues: testsIn(xml, 'outputValues', reading),
    defaultEntry: entry ? textIn(entry, reading) : null,
  };
}

function readRule(xml: Xml, reading: Reading): Rule {
  const entries = (name: string): readonly Entry[] =>
    childrenOf(xml, name).map((entry) => ({ id: idOf(entry), text: textIn(entry, reading) ?? '' }));
  return {
    id: idOf(xml),
    inputEntries: entries('inputEntry'),
    outputEntries: entries('outputEntry'),
    annotations: childrenOf(xml, 'annotationEntry').map((entry) => textOf(entry, 'text') ?? ''),
    description: textOf(xml, 'description'),
  };
}

/** Null for none, and for an empty one. */
export function testsIn(xml: Xml, name: string, reading: Reading): string | null {
  const tests = childOf(xml, name);
  return tests ? textIn(tests, reading) : null;
}

function textIn(xml: Xml, reading: Reading): string | null {
  const language = textOf(xml, 'expressionLanguage');
  if (language !== null && !isFeel(language)) reading.report(languageProblem(nearestId(xml), language));
  return textOf(xml, 'text');
}

export function languageProblem(element: string | null, language: string) {
  return {
    rule: 'decision/language',
    element,
    message: `The expression language ${language} is not known.`,
    remedy: 'Write the expression in FEEL, and remove the expression language.',
  };
}
