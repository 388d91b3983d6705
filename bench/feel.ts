/** FEEL evaluations per second: Patto, feelin and its fork in the same run, on the same expressions and variables. */
import { deepStrictEqual } from 'node:assert/strict';
import { compileUnaryTests } from '../engine/expressions/feel/compile/compile.ts';
import { Evaluation } from '../engine/expressions/feel/compile/evaluation.ts';
import { Scope } from '../engine/expressions/feel/compile/scope.ts';
import { anyType } from '../engine/expressions/feel/typing/feel-type.ts';
import { evaluateFeel, type Lookup } from '../engine/expressions/feel.ts';
import type { Variables } from '../engine/model/json.ts';
import { rateOfProcessor } from './measure.ts';
import { save } from './report.ts';
import { rival } from './rivals.ts';

interface Feelin {
  evaluate(source: string, context: Variables): { value: unknown };
  unaryTest(source: string, context: Variables): { value: unknown };
}

interface Case {
  readonly name: string;
  readonly source: string;
  readonly variables: Variables;
}

const clock = { now: Date.now(), zone: 'Europe/Rome' };
const order = { amount: 250, status: 'open' };
const many = Object.fromEntries(Array.from({ length: 198 }, (_, n) => [`variable${n}`, n]));
const people = Array.from({ length: 1000 }, (_, n) => ({ age: n % 90, name: `p${n}` }));

const condition = 'amount > 100 and status = "open"';
const expressions: readonly Case[] = [
  { name: 'condition, 2 variables', source: condition, variables: order },
  { name: 'condition, 200 variables', source: condition, variables: { ...many, ...order } },
  {
    name: 'amounts of money',
    source: 'net * 1.22 + fee - 0.5',
    variables: { net: 1250.5, fee: 12.25 },
  },
  {
    name: 'path and if',
    source: 'if customer.address.city = "Torino" then customer.discount else 0',
    variables: { customer: { discount: 5, address: { city: 'Torino' } } },
  },
  { name: 'filter over 1,000 contexts', source: 'count(people[age >= 80])', variables: { people } },
  { name: 'for over 100 numbers', source: 'sum(for i in 1..100 return i * 2)', variables: {} },
  {
    name: 'every over 100 numbers',
    source: 'every n in numbers satisfies n < 1000',
    variables: { numbers: Array.from({ length: 100 }, (_, n) => n) },
  },
  {
    name: 'string functions',
    source: 'upper case(substring(name, 1, 3)) + "-" + substring after(name, " ")',
    variables: { name: 'Maria Rossi' },
  },
  {
    name: 'dates and durations',
    source: 'date(start) + duration("P30D") < date("2026-03-01")',
    variables: { start: '2026-01-15' },
  },
];

const tests: readonly Case[] = [
  { name: 'unary test, interval', source: '[100..200]', variables: { '?': 150 } },
  { name: 'unary tests, one of 5 texts', source: '"a", "b", "c", "d", "e"', variables: { '?': 'd' } },
];

function lookupIn(variables: Variables): Lookup {
  return (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
}

/** From the text of the expression, as the engine evaluates it. */
function expression({ source, variables }: Case): () => unknown {
  const lookup = lookupIn(variables);
  return () => {
    const result = evaluateFeel(source, lookup, clock);
    if (!result.ok) throw new Error(result.message);
    return result.value;
  };
}

/** Compiled once, as a decision table has them. */
function unaryTest({ source, variables }: Case): () => unknown {
  const { code, problem } = compileUnaryTests(source, Scope.empty.with([{ name: '?', type: anyType }]));
  if (problem) throw new Error(problem.message);
  const lookup = lookupIn(variables);
  const slots = [variables['?'] as string | number];
  return () => code({ slots, evaluation: new Evaluation(lookup, clock) });
}

const peers = {
  feelin: await rival<Feelin>('feelin'),
  fork: await rival<Feelin>('@bpmn-io/feelin'),
};
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2) / 2;

async function compare(each: Case, ours: () => unknown, evaluate: 'evaluate' | 'unaryTest') {
  const { name, source, variables } = each;
  const theirs = (peer: Feelin) => () => peer[evaluate](source, variables).value;
  for (const peer of Object.values(peers)) deepStrictEqual(theirs(peer)(), ours(), name);
  const perSecond = {
    patto: await rateOfProcessor(ours, seconds),
    feelin: await rateOfProcessor(theirs(peers.feelin), seconds),
    fork: await rateOfProcessor(theirs(peers.fork), seconds),
  };
  const row = {
    expression: name,
    source,
    perSecond: Object.fromEntries(
      Object.entries(perSecond).map(([engine, value]) => [engine, Math.round(value)]),
    ),
    timesFeelin: Number((perSecond.patto / perSecond.feelin).toFixed(1)),
    timesFork: Number((perSecond.patto / perSecond.fork).toFixed(1)),
  };
  console.log(row);
  return row;
}

const results = [];
for (const each of expressions) results.push(await compare(each, expression(each), 'evaluate'));
for (const each of tests) results.push(await compare(each, unaryTest(each), 'unaryTest'));
save('feel', results);
