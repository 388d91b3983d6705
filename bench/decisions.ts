/**
 * Decisions evaluated per second: tables of 100 rules and a small graph of decisions, in Patto and in every DMN engine
 * for Node, in the same run. Files are read and tables compiled beforehand.
 */
import { deepEqual } from 'node:assert/strict';
import { engines, type Prepared } from './decision-engines.ts';
import { graph, questions, tables, type Table } from './decision-models.ts';
import { rateOfProcessor } from './measure.ts';
import { save } from './report.ts';

interface Case {
  readonly name: string;
  readonly tables: readonly Table[];
}

const cases: readonly Case[] = [
  ...tables.map((table) => ({ name: `${table.hitPolicy}, 100 rules`, tables: [table] })),
  { name: 'FIRST, graph of 3 tables', tables: graph },
];
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2) / 2;

/** One question after the other. */
function inTurn({ evaluate }: Prepared): () => unknown {
  let at = 0;
  return () => evaluate(questions[at++ % questions.length] ?? {});
}

async function answers({ evaluate, outputs }: Prepared): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (const question of questions) all.push(outputs((await evaluate(question)) as never));
  return all;
}

async function compare({ name, tables: model }: Case) {
  const ours = await engines.patto(model);
  const wanted = await answers(ours);
  const perSecond: Record<string, number> = {};
  const times: Record<string, number> = {};
  const patto = await rateOfProcessor(inTurn(ours), seconds);
  for (const [engine, prepare] of Object.entries(engines)) {
    if (engine === 'patto') continue;
    const theirs = await prepare(model);
    if (!theirs) continue;
    deepEqual(await answers(theirs), wanted, `${engine} gives something else for ${name}`);
    const measured = await rateOfProcessor(inTurn(theirs), seconds);
    perSecond[engine] = Number(measured.toPrecision(4));
    times[engine] = Number((patto / measured).toFixed(1));
  }
  const row = { decision: name, perSecond: { patto: Math.round(patto), ...perSecond }, times };
  console.log(row);
  return row;
}

const results = [];
for (const each of cases) results.push(await compare(each));
save('decisions', results);
