/** Writes bench/README.md from the committed results, so that its numbers are theirs. */
import { readFileSync, writeFileSync } from 'node:fs';

interface Report<R> {
  readonly at: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly results: R;
}

interface Core {
  readonly model: string;
  readonly stepsPerSecond: Readonly<Record<'patto' | 'bpmnEngine' | 'wfjs', number>>;
  readonly timesBpmnEngine: number;
  readonly timesWfjs: number;
}

interface Durable {
  readonly clients: number;
  readonly pattoInstancesPerSecond: number;
  readonly floorInstancesPerSecond: number;
  readonly shareOfFloor: number;
  readonly commitsPerBatch: number;
}

interface Patterns {
  readonly constructs: readonly {
    readonly construct: string;
    readonly pattoStepsPerSecond: number;
    readonly bpmnEngineStepsPerSecond: number | null;
    readonly timesBpmnEngine: number | null;
  }[];
  readonly curve: readonly {
    readonly inner: number;
    readonly coreMicroseconds: number;
    readonly sqliteMicroseconds: number;
    readonly rows: number;
    readonly bytes: number;
  }[];
  readonly inclusive: readonly { readonly gateways: number; readonly microsecondsAStep: number }[];
  readonly reading: readonly {
    readonly elements: number;
    readonly kilobytes: number;
    readonly readMilliseconds: number;
    readonly deployMilliseconds: number;
  }[];
}

interface Feel {
  readonly expression: string;
  readonly source: string;
  readonly perSecond: Readonly<Record<'patto' | 'feelin' | 'fork', number>>;
  readonly timesFeelin: number;
  readonly timesFork: number;
}

type Engine = 'dmnEval' | 'imicros' | 'imicrosWithLog' | 'jsFeel' | 'dmnEngine';

interface Decisions {
  readonly decision: string;
  readonly perSecond: { readonly patto: number } & Readonly<Partial<Record<Engine, number>>>;
  readonly times: Readonly<Partial<Record<Engine, number>>>;
}

const read = <R>(name: string): Report<R> =>
  JSON.parse(readFileSync(new URL(`./results/${name}.json`, import.meta.url), 'utf8')) as Report<R>;
const number = (value: number): string => value.toLocaleString('en');
const optional = (value: number | undefined): string => (value === undefined ? '' : number(value));
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const core = read<readonly Core[]>('core');
const durable = read<readonly Durable[]>('durable');
const patterns = read<Patterns>('patterns').results;
const feel = read<readonly Feel[]>('feel').results;
const decisions = read<readonly Decisions[]>('decisions').results;
const engines: readonly (readonly [Engine, name: string])[] = [
  ['dmnEval', 'dmn-eval-js'],
  ['imicros', 'imicros'],
  ['imicrosWithLog', 'imicros with log'],
  ['jsFeel', 'js-feel'],
  ['dmnEngine', 'dmn-engine'],
];

/** A bar as long as its share of the longest. */
function bars(values: readonly (readonly [label: string, value: number])[], unit: string): string {
  const longest = Math.max(...values.map(([, value]) => value));
  const width = Math.max(...values.map(([label]) => label.length));
  return values
    .map(
      ([label, value]) =>
        `${label.padStart(width)} ${'█'.repeat(Math.max(1, Math.round((value / longest) * 40)))} ${number(value)} ${unit}`,
    )
    .join('\n');
}

const text = `# Benchmarks

\`npm run bench\` runs all of them and writes this page. Every comparison is made side by side in one run: the ratios
carry over to other machines, the absolute numbers do not. These were taken on ${core.at} with Node ${core.node.slice(1)} on
${core.cores} cores (${core.cpu}).

## The core in memory

Element activations a second, start to end of an instance, nothing stored. The same diagrams in \`bpmn-engine\` and in
\`@vhidvz/wfjs\` (a bare graph walk without variables, expressions or durability).

| model | Patto | bpmn-engine | wfjs | times bpmn-engine | times wfjs |
| --- | ---: | ---: | ---: | ---: | ---: |
${core.results
  .map(({ model, stepsPerSecond: { patto, bpmnEngine, wfjs }, timesBpmnEngine, timesWfjs }) =>
    row(model, number(patto), number(bpmnEngine), number(wfjs), timesBpmnEngine, timesWfjs),
  )
  .join('\n')}

## Construct by construct

Each alone between a start and an end, on the core; element activations a second. \`bpmn-engine\` runs the same diagram in
the same run where it means the same there. Loops and multi-instance run ten times.

| construct | Patto | bpmn-engine | times bpmn-engine |
| --- | ---: | ---: | ---: |
${patterns.constructs
  .map((each) =>
    row(
      each.construct,
      number(each.pattoStepsPerSecond),
      each.bpmnEngineStepsPerSecond === null ? '' : number(each.bpmnEngineStepsPerSecond),
      each.timesBpmnEngine ?? '',
    ),
  )
  .join('\n')}

## What a step costs beside others

One of many parallel inner instances goes a step on (a user task is completed and the next one opened), while the others
wait: the step should not cost more for them. On SQLite with one client, until it is on disk; rows and bytes are what the
step writes.

| inner instances | core, µs | SQLite, µs | rows | bytes |
| ---: | ---: | ---: | ---: | ---: |
${patterns.curve
  .map((each) =>
    row(
      number(each.inner),
      each.coreMicroseconds,
      number(each.sqliteMicroseconds),
      each.rows,
      number(each.bytes),
    ),
  )
  .join('\n')}

\`\`\`text
${bars(
  patterns.curve.map((each) => [number(each.inner), each.coreMicroseconds]),
  'µs',
)}
\`\`\`

An inclusive join asks whether a token may still come; what can lead to it is found once for a definition. Fork, two
tasks and join, so many inclusive gateways one after the other in one process:

| inclusive gateways | µs a step |
| ---: | ---: |
${patterns.inclusive.map((each) => row(each.gateways, each.microsecondsAStep)).join('\n')}

${patterns.reading
  .map(
    (each) =>
      `A definition of ${number(each.elements)} elements (${each.kilobytes} KB without its shapes) is read and checked in ${number(each.readMilliseconds)} ms, and deployed in ${number(each.deployMilliseconds)} ms.`,
  )
  .join('\n')}

## FEEL

Evaluations a second of processor time of an expression given as text, with its variables. \`feelin\` 8.2.0 and its fork
\`@bpmn-io/feelin\` 6.1.1 parse the text each time, which is all their interface offers; Patto finds the expression it
compiled before by its text. Unary tests Patto compiles with the decision table they stand in. All three give the same
value, which is checked first. What decimals of 34 digits cost is in Patto's numbers: the others compute in binary.

| expression | | Patto | feelin | fork | times feelin | times fork |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
${feel
  .map(({ expression, source, perSecond: { patto, feelin, fork }, timesFeelin, timesFork }) =>
    row(expression, `\`${source}\``, number(patto), number(feelin), number(fork), timesFeelin, timesFork),
  )
  .join('\n')}

## Decisions

Decisions evaluated a second of processor time, over 40 questions that meet early and late rules. A table has 100 rules of four inputs
(texts, intervals, comparisons, booleans) and two outputs; in the graph one table asks two others. Files are read and
tables made ready beforehand. What all engines give is checked to be the same first. Patto always gives the record of
inputs and matched rules, for which \`imicros-feel-interpreter\` 1.0.0 has a log. \`@hbtgmbh/dmn-eval-js\` 1.5.0 reads the
same file; \`js-feel\` 1.4.7 and \`dmn-engine\` 1.1.1 read formats of their own and know no graphs.

| decision | Patto | ${engines.map(([, name]) => name).join(' | ')} |
| --- | ---: | ${engines.map(() => '---:').join(' | ')} |
${decisions
  .map(({ decision, perSecond }) =>
    row(decision, number(perSecond.patto), ...engines.map(([engine]) => optional(perSecond[engine]))),
  )
  .join('\n')}

Patto is so many times as fast:

| decision | ${engines.map(([, name]) => name).join(' | ')} |
| --- | ${engines.map(() => '---:').join(' | ')} |
${decisions
  .map(({ decision, times }) => row(decision, ...engines.map(([engine]) => optional(times[engine]))))
  .join('\n')}

What is compared with is installed from \`bench/rivals\` by the benchmark itself.

## Durable on SQLite

Instances a second of start → user task → user task → end through the runtime: three commits each, every one on disk
(\`synchronous=FULL\`) before it is answered. The floor writes the same records of the same batches as bare rows of
key and JSON into one table without indexes: one prepared statement each, one transaction a batch.

| clients | Patto | floor | share of the floor | commits in a batch |
| ---: | ---: | ---: | ---: | ---: |
${durable.results
  .map((each) =>
    row(
      each.clients,
      number(each.pattoInstancesPerSecond),
      number(each.floorInstancesPerSecond),
      `${Math.round(each.shareOfFloor * 100)} %`,
      each.commitsPerBatch,
    ),
  )
  .join('\n')}

With one client nothing shares a transaction: each commit pays for a hop to the writing thread and back and for eight
statements with bound parameters, besides the disk. From a handful of clients on, batches carry that.
`;

writeFileSync(new URL('./README.md', import.meta.url), text);
