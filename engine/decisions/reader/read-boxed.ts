import type { Xml } from '../../reader/xml.ts';
import { childOf, childrenOf, idOf, nearestId, textOf, typeOf } from '../../reader/xml.ts';
import type { Boxed, FunctionDefinition, FunctionKind, Literal } from '../model/boxed-expression.ts';
import type { NamedType } from '../model/decision-model.ts';
import { readDecisionTable } from './read-decision-table.ts';
import { typeNameOf, type Reading } from './reading.ts';

/** Expressions inside expressions; deeper ones are no table anybody reads. */
const DEEPEST = 100;

type ReadKind = (xml: Xml, reading: Reading, depth: number) => Boxed;

const kinds: Readonly<Record<string, ReadKind>> = {
  'dmn:LiteralExpression': (xml, reading) => readLiteral(xml, reading),
  'dmn:DecisionTable': (xml, reading) => readDecisionTable(xml, reading),
  'dmn:Context': (xml, reading, depth) => ({
    kind: 'context',
    ...typed(xml, reading),
    entries: childrenOf(xml, 'contextEntry').map((entry) => {
      const variable = childOf(entry, 'variable');
      return {
        name: variable ? textOf(variable, 'name') : null,
        type: variable ? typeNameOf(variable, reading) : null,
        value: readBoxed(childOf(entry, 'value'), reading, depth),
      };
    }),
  }),
  'dmn:List': (xml, reading, depth) => ({
    kind: 'list',
    ...typed(xml, reading),
    items: childrenOf(xml, 'elements').map((item) => readBoxed(item, reading, depth)),
  }),
  'dmn:Relation': (xml, reading, depth) => ({
    kind: 'relation',
    ...typed(xml, reading),
    columns: childrenOf(xml, 'column').map((column) => namedType(column, reading)),
    rows: childrenOf(xml, 'row').map((row) =>
      childrenOf(row, 'elements').map((cell) => readBoxed(cell, reading, depth)),
    ),
  }),
  'dmn:Invocation': (xml, reading, depth) => ({
    kind: 'invocation',
    ...typed(xml, reading),
    called: readBoxed(childOf(xml, 'calledFunction'), reading, depth),
    bindings: childrenOf(xml, 'binding').map((binding) => ({
      parameter: textOf(childOf(binding, 'parameter') ?? {}, 'name') ?? '',
      value: readBoxed(childOf(binding, 'bindingFormula'), reading, depth),
    })),
  }),
  'dmn:FunctionDefinition': (xml, reading, depth) => readFunction(xml, reading, depth),
  'dmn:Conditional': (xml, reading, depth) => ({
    kind: 'conditional',
    ...typed(xml, reading),
    condition: readChild(xml, 'if', reading, depth),
    then: readChild(xml, 'then', reading, depth),
    otherwise: readChild(xml, 'else', reading, depth),
  }),
  'dmn:For': (xml, reading, depth) => readIterator(xml, 'for', 'return', reading, depth),
  'dmn:Some': (xml, reading, depth) => readIterator(xml, 'some', 'satisfies', reading, depth),
  'dmn:Every': (xml, reading, depth) => readIterator(xml, 'every', 'satisfies', reading, depth),
  'dmn:Filter': (xml, reading, depth) => ({
    kind: 'filter',
    ...typed(xml, reading),
    in: readChild(xml, 'in', reading, depth),
    match: readChild(xml, 'match', reading, depth),
  }),
};

/** Null where the file leaves the expression out. */
export function readBoxed(xml: Xml | undefined, reading: Reading, depth = 0): Boxed | null {
  if (!xml) return null;
  const read = kinds[typeOf(xml)];
  if (!read) {
    reading.report({
      rule: 'decision/expression',
      element: nearestId(xml),
      message: `An expression of the kind ${typeOf(xml)} cannot be evaluated.`,
      remedy: 'Use one of the boxed expressions of DMN 1.5.',
    });
    return null;
  }
  if (depth <= DEEPEST) return read(xml, reading, depth + 1);
  reading.report({
    rule: 'decision/depth',
    element: nearestId(xml),
    message: `Expressions are nested more than ${DEEPEST} deep.`,
    remedy: 'Move inner parts to decisions of their own.',
  });
  return null;
}

/** The logic of a business knowledge model. Its children may lack where the file leaves it open. */
export function readFunction(xml: Xml, reading: Reading, depth = 0): FunctionDefinition {
  return {
    kind: 'function',
    ...typed(xml, reading),
    language: (textOf(xml, 'kind') ?? 'FEEL') as FunctionKind,
    parameters: childrenOf(xml, 'formalParameter').map((parameter) => namedType(parameter, reading)),
    body: readBoxed(childOf(xml, 'body'), reading, depth),
  };
}

export function readLiteral(xml: Xml, reading: Reading): Literal {
  if (childOf(xml, 'importedValues'))
    reading.report({
      rule: 'decision/imported-values',
      element: nearestId(xml),
      message: 'Values imported from another document cannot be evaluated.',
      remedy: 'Write them as a FEEL list.',
    });
  return {
    kind: 'literal',
    ...typed(xml, reading),
    text: textOf(xml, 'text') ?? '',
    language: textOf(xml, 'expressionLanguage'),
  };
}

export function namedType(xml: Xml, reading: Reading): NamedType {
  return { name: textOf(xml, 'name') ?? '', type: typeNameOf(xml, reading) };
}

/** What is inside has no id as often as not: the nearest one is what a message can point at. */
export function typed(
  xml: Xml,
  reading: Reading,
): { readonly id: string | null; readonly type: string | null } {
  return { id: idOf(xml) ?? nearestId(xml), type: typeNameOf(xml, reading) };
}

function readChild(xml: Xml, name: string, reading: Reading, depth: number): Boxed | null {
  return readBoxed(childOf(childOf(xml, name) ?? {}, 'value'), reading, depth);
}

function readIterator(
  xml: Xml,
  kind: 'for' | 'some' | 'every',
  body: string,
  reading: Reading,
  depth: number,
): Boxed {
  return {
    kind,
    ...typed(xml, reading),
    variable: textOf(xml, 'iteratorVariable') ?? 'item',
    in: readChild(xml, 'in', reading, depth),
    body: readChild(xml, body, reading, depth),
  };
}
