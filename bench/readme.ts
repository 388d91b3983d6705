/** Writes bench/README.md from the committed results, so that its numbers are theirs. */
import { readFileSync, writeFileSync } from 'node:fs';

interface Report<R> {
  readonly at: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly results: readonly R[];
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

const read = <R>(name: string): Report<R> =>
  JSON.parse(readFileSync(new URL(`./results/${name}.json`, import.meta.url), 'utf8')) as Report<R>;
const number = (value: number): string => value.toLocaleString('en');
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const core = read<Core>('core');
const durable = read<Durable>('durable');

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
