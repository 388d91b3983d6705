/**
 * What each construct of BPMN costs on the core, and how a step's cost follows from what lies around it: parallel
 * inner instances, inclusive gateways in the process, the size of the definition.
 */
import { bpmnEngine } from './bpmn-engine.ts';
import { CoreInstance, definitionOf } from './core-instance.ts';
import { durableStep } from './durable-step.ts';
import { median, rate } from './measure.ts';
import { inclusiveBlocks, large, patterns, turning, type Pattern } from './pattern-models.ts';
import { save } from './report.ts';
import { createMemoryEngine } from '../engine/index.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2) / 4;

async function construct({ name, xml, peer, called, variables }: Pattern) {
  const definition = await definitionOf(xml);
  const others = called === undefined ? [] : [await definitionOf(called)];
  const run = (): number => {
    const instance = new CoreInstance(definition, others);
    instance.run({ n: 0, ...variables });
    return instance.steps;
  };
  // The process itself is no step, as little as a called one.
  const steps = run() - 1 - others.length;
  const patto = (await rate(run, seconds)) * steps;
  const theirs = peer === undefined ? null : (await rate(await bpmnEngine(peer), seconds)) * steps;
  return {
    construct: name,
    steps,
    pattoStepsPerSecond: Math.round(patto),
    bpmnEngineStepsPerSecond: theirs === null ? null : Math.round(theirs),
    timesBpmnEngine: theirs === null ? null : Number((patto / theirs).toFixed(1)),
  };
}

/** One of the user tasks is completed and comes again; everything else stays as it is. */
async function curve(inner: number) {
  const definition = await definitionOf(turning.xml);
  const instance = new CoreInstance(definition);
  instance.start({ count: inner });
  const times: number[] = [];
  for (let n = 0; n < 2000; n += 1) {
    const command = instance.open.tasks.shift();
    if (!command) throw new Error('no open task');
    const begin = performance.now();
    instance.apply(command);
    times.push((performance.now() - begin) * 1000);
  }
  const durable = await durableStep(inner);
  return { inner, coreMicroseconds: Number(calmest(times.slice(500)).toFixed(1)), ...durable };
}

/** The median of the quietest of several stretches: what else the machine does falls on single ones. */
function calmest(times: readonly number[]): number {
  const stretch = 250;
  const medians: number[] = [];
  for (let at = 0; at < times.length; at += stretch) medians.push(median(times.slice(at, at + stretch)));
  return Math.min(...medians);
}

/** Fork, two tasks and join, one pair of gateways after the other: what a step costs where the process has many. */
async function inclusive(gateways: number) {
  const definition = await definitionOf(inclusiveBlocks(gateways / 2));
  const run = (): number => {
    const instance = new CoreInstance(definition);
    instance.run({ yes: true, no: false });
    return instance.steps;
  };
  const begin = performance.now();
  const steps = run();
  const first = performance.now() - begin;
  const perSecond = await rate(run, seconds);
  return {
    gateways,
    microsecondsAStep: Number((1e6 / perSecond / steps).toFixed(2)),
    firstRunMilliseconds: Number(first.toFixed(1)),
  };
}

async function reading() {
  const xml = large(2000);
  const { nodes } = await definitionOf(xml);
  const times = { readMilliseconds: [] as number[], deployMilliseconds: [] as number[] };
  for (let n = 0; n < 5; n += 1) {
    let begin = performance.now();
    await definitionOf(xml);
    times.readMilliseconds.push(performance.now() - begin);
    const engine = await createMemoryEngine();
    begin = performance.now();
    await engine.deploy([{ name: 'large.bpmn', content: xml }]);
    times.deployMilliseconds.push(performance.now() - begin);
    await engine.stop();
  }
  return {
    elements: nodes.size - 1,
    kilobytes: Math.round(xml.length / 1024),
    readMilliseconds: Math.round(median(times.readMilliseconds)),
    deployMilliseconds: Math.round(median(times.deployMilliseconds)),
  };
}

async function inTurn<I, O>(items: readonly I[], measure: (item: I) => Promise<O>): Promise<readonly O[]> {
  const rows: O[] = [];
  for (const item of items) {
    const row = await measure(item);
    console.log(row);
    rows.push(row);
  }
  return rows;
}

save('patterns', {
  constructs: await inTurn(patterns, construct),
  curve: await inTurn([1, 10, 100, 1_000, 10_000], curve),
  inclusive: await inTurn([2, 10, 50, 200], inclusive),
  reading: await inTurn([null], reading),
});
