import { readNumber } from '../values/number.ts';
import type { GrammarNode } from './grammar.ts';
import { readType } from './read-type.ts';
import { readStringLiteral } from './string-literal.ts';
import { childAt, childNamed, childrenOf, nameOf, textOf, type Reading } from './syntax-children.ts';
import { UnreadableSyntax } from './syntax-children.ts';
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Iterator,
  Syntax,
  SyntaxKind,
  TestsSyntax,
} from './syntax-tree.ts';

/** P2: nobody nests deeper, and the compiler follows by recursion. */
const DEEPEST = 400;

/** The tree of the grammar as ours. */
export function readExpression(top: GrammarNode, reading: Reading): Syntax {
  return read(childAt(top, 0), reading);
}

export function readTests(top: GrammarNode, reading: Reading): TestsSyntax {
  if (childNamed(top, 'Wildcard')) return { isAny: true, isNegated: false, tests: [] };
  const tests = childrenOf(childAt(top, 0)).map((test) => read(test, reading));
  return { isAny: false, isNegated: childNamed(top, 'not') !== null, tests };
}

function read(node: GrammarNode, reading: Reading): Syntax {
  const reader = readers[node.name];
  if (!reader) throw new UnreadableSyntax(node, `"${textOf(node, reading)}" cannot stand here`);
  if (reading.depth >= DEEPEST)
    throw new UnreadableSyntax(node, `the expression is nested more than ${DEEPEST} deep`);
  reading.depth++;
  const syntax = reader(node, reading);
  reading.depth--;
  return 'from' in syntax ? syntax : { ...syntax, from: node.from, to: node.to };
}

/** A reader gives another node's syntax as it is, or one of its own, whose place is that of the node. */
type Reader = (node: GrammarNode, reading: Reading) => Syntax | SyntaxKind;

const inner: Reader = (node, reading) => read(childAt(node, 0), reading);
const part = (node: GrammarNode, at: number, reading: Reading) => read(childAt(node, at), reading);
const parts = (node: GrammarNode, reading: Reading) => childrenOf(node).map((child) => read(child, reading));

const readers: Readonly<Record<string, Reader>> = {
  ParenthesizedExpression: inner,
  PositiveUnaryTest: inner,
  DateTimeLiteral: (node, reading) =>
    childAt(node, 0).name === 'AtLiteral' ? inner(node, reading) : readCall(node, reading),
  AtLiteral: (node, reading) => ({
    kind: 'temporal literal',
    text: readStringLiteral(textOf(childAt(node, 0), reading)),
  }),
  NumericLiteral: (node, reading) => {
    const value = readNumber(textOf(node, reading).replace(/\s+/g, ''));
    if (value === null) throw new UnreadableSyntax(node, `"${textOf(node, reading)}" is no number`);
    return { kind: 'literal', value };
  },
  StringLiteral: (node, reading) => ({ kind: 'literal', value: readStringLiteral(textOf(node, reading)) }),
  BooleanLiteral: (node, reading) => ({ kind: 'literal', value: textOf(node, reading) === 'true' }),
  null: () => ({ kind: 'literal', value: null }),
  '?': () => ({ kind: 'input' }),
  VariableName: readName,
  PathExpression: (node, reading) => ({
    kind: 'path',
    of: part(node, 0, reading),
    name: nameOf(childAt(node, 1), reading),
  }),
  FilterExpression: (node, reading) => ({
    kind: 'filter',
    of: part(node, 0, reading),
    condition: part(node, 1, reading),
  }),
  FunctionInvocation: readCall,
  FunctionDefinition: readFunction,
  List: (node, reading) => ({ kind: 'list', items: parts(node, reading) }),
  Context: (node, reading) => ({
    kind: 'context',
    entries: childrenOf(node).map((entry) => ({
      name: keyOf(childAt(entry, 0), reading),
      value: part(entry, 1, reading),
    })),
  }),
  SimplePositiveUnaryTest: readSimpleTest,
  ArithmeticExpression: readArithmetic,
  Comparison: readComparison,
  Conjunction: (node, reading) => ({
    kind: 'and',
    left: part(node, 0, reading),
    right: part(node, 1, reading),
  }),
  Disjunction: (node, reading) => ({
    kind: 'or',
    left: part(node, 0, reading),
    right: part(node, 1, reading),
  }),
  IfExpression: (node, reading) => ({
    kind: 'if',
    condition: part(node, 0, reading),
    then: part(node, 1, reading),
    otherwise: part(node, 2, reading),
  }),
  ForExpression: (node, reading) => ({
    kind: 'for',
    iterators: iteratorsOf(node, reading),
    body: part(node, 1, reading),
  }),
  QuantifiedExpression: (node, reading) => ({
    kind: childNamed(node, 'some') ? 'some' : 'every',
    iterators: iteratorsOf(node, reading),
    body: part(node, 1, reading),
  }),
  InstanceOfExpression: (node, reading) => ({
    kind: 'instance of',
    value: part(node, 0, reading),
    type: readType(childAt(node, 1), reading),
  }),
};

/** Where `?` is bound, its entries are known by it as by a name. */
function readName(node: GrammarNode, reading: Reading): SyntaxKind {
  const name = nameOf(node, reading);
  return name === '?' ? { kind: 'input' } : { kind: 'name', name };
}

function readCall(node: GrammarNode, reading: Reading): SyntaxKind {
  const called = childAt(node, 0);
  const list = childAt(node, 1);
  const isByName = list.name === 'NamedParameters';
  const parameters = childrenOf(list);
  return {
    kind: 'call',
    called:
      called.name === 'DateTimeConstructor'
        ? { kind: 'name', name: nameOf(called, reading), from: called.from, to: called.to }
        : read(called, reading),
    args: parameters.map((parameter) => (isByName ? part(parameter, 1, reading) : read(parameter, reading))),
    names: isByName ? parameters.map((parameter) => nameOf(childAt(parameter, 0), reading)) : null,
  };
}

function readFunction(node: GrammarNode, reading: Reading): SyntaxKind {
  const parameters = childrenOf(childAt(node, 0)).map((parameter) => {
    const type = childNamed(parameter, 'Type');
    return { name: nameOf(childAt(parameter, 0), reading), type: type && readType(type, reading) };
  });
  const body = part(childAt(node, 1), 0, reading);
  return { kind: 'function', parameters, body, isExternal: childNamed(node, 'external') !== null };
}

function readSimpleTest(node: GrammarNode, reading: Reading): Syntax | SyntaxKind {
  const operator = childNamed(node, 'CompareOp');
  if (operator) return readTest(node, operator, reading);
  const interval = childAt(node, 0);
  if (interval.name !== 'Interval') return read(interval, reading);
  const text = textOf(interval, reading);
  return {
    kind: 'range',
    start: part(interval, 0, reading),
    startIncluded: text.startsWith('['),
    end: part(interval, 1, reading),
    endIncluded: text.endsWith(']'),
  };
}

/** Where a test without brackets may stand: `> 5` as a cell, an item, an argument, an entry or a whole expression. */
const placesOfTests: ReadonlySet<string> = new Set([
  'ContextEntry',
  'Expression',
  'List',
  'NamedParameter',
  'ParenthesizedExpression',
  'PositionalParameters',
  'PositiveUnaryTest',
]);

/** The grammar takes a test for any operand: `a == b` for "a equals the test = b", which nobody means. */
function readTest(node: GrammarNode, operator: GrammarNode, reading: Reading): SyntaxKind {
  const sign = textOf(operator, reading);
  if (!placesOfTests.has(node.parent?.name ?? ''))
    throw new UnreadableSyntax(operator, `unexpected "${sign}"`);
  const operand = childAt(node, 1);
  const word = logicWords[operand.name];
  if (word !== undefined)
    throw new UnreadableSyntax(operand, `a test takes no "${word}": write "? ${sign} … ${word} …" instead`);
  return { kind: 'test', operator: sign as ComparisonOperator, operand: read(operand, reading) };
}

const logicWords: Readonly<Record<string, string>> = { Conjunction: 'and', Disjunction: 'or' };

function readArithmetic(node: GrammarNode, reading: Reading): SyntaxKind {
  const sign = childAt(node, childrenOf(node).length - 2);
  const operator = textOf(sign, reading) as ArithmeticOperator | '^';
  const operands = childrenOf(node).filter((child) => child.name !== 'ArithOp');
  const [left, right] = operands.map((operand) => read(operand, reading));
  if (!left) throw new UnreadableSyntax(node, 'an operand is missing');
  // The grammar also takes `a ^ b` and `+a`, which FEEL does not have.
  if (operator === '^' || (!right && operator !== '-'))
    throw new UnreadableSyntax(sign, `unexpected "${operator}"`);
  return right ? { kind: 'arithmetic', operator, left, right } : { kind: 'negation', operand: left };
}

function readComparison(node: GrammarNode, reading: Reading): Syntax | SyntaxKind {
  const operator = childNamed(node, 'CompareOp');
  if (operator) {
    const operands = childrenOf(node).filter((child) => child.name !== 'CompareOp');
    const [left, right] = operands.map((operand) => read(operand, reading));
    if (!left || !right) throw new UnreadableSyntax(node, 'an operand is missing');
    return { kind: 'comparison', operator: textOf(operator, reading) as ComparisonOperator, left, right };
  }
  const value = part(node, 0, reading);
  if (childNamed(node, 'between'))
    return { kind: 'between', value, low: part(node, 1, reading), high: part(node, 2, reading) };
  const tests = childAt(node, 1);
  if (tests.name === 'PositiveUnaryTests') return { kind: 'in', value, tests: parts(tests, reading) };
  return beforeLogic(tests, reading, (test) => ({
    kind: 'in',
    value,
    tests: [test],
    from: node.from,
    to: test.to,
  }));
}

/** The grammar takes all of `1 and b` in `a in 1 and b` for what a is in: `in` binds closer. */
function beforeLogic(node: GrammarNode, reading: Reading, wrap: (first: Syntax) => Syntax): Syntax {
  const { name, from, to } = node;
  if (name === 'PositiveUnaryTest') return beforeLogic(childAt(node, 0), reading, wrap);
  if (name === 'Conjunction' || name === 'Disjunction') {
    const left = beforeLogic(childAt(node, 0), reading, wrap);
    const right = part(node, 1, reading);
    return { kind: name === 'Conjunction' ? 'and' : 'or', left, right, from, to };
  }
  const operator = name === 'SimplePositiveUnaryTest' ? childNamed(node, 'CompareOp') : null;
  if (!operator) return wrap(read(node, reading));
  return beforeLogic(childAt(node, 1), reading, (operand) =>
    wrap({
      kind: 'test',
      operator: textOf(operator, reading) as ComparisonOperator,
      operand,
      from,
      to: operand.to,
    }),
  );
}

function iteratorsOf(node: GrammarNode, reading: Reading): readonly Iterator[] {
  return childrenOf(childAt(node, 0)).map((iterator) => {
    const [from, to] = parts(childAt(iterator, 1), reading);
    if (!from) throw new UnreadableSyntax(iterator, 'what is gone through is missing');
    return { name: nameOf(childAt(iterator, 0), reading), in: from, to: to ?? null };
  });
}

function keyOf(key: GrammarNode, reading: Reading): string {
  const name = childAt(key, 0);
  return name.name === 'StringLiteral' ? readStringLiteral(textOf(name, reading)) : nameOf(name, reading);
}
