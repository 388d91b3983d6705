/** Core steps per second in memory: Patto, bpmn-engine and wfjs on the same models in the same run. */
import { Engine as BpmnEngine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';
import { createRequire } from 'node:module';
import { parseDateTime } from '../engine/expressions/iso8601.ts';
import { createTimers } from '../engine/expressions/timer.ts';
import { evaluateFeel } from '../engine/expressions/feel.ts';
import { decide } from '../engine/kernel/step.ts';
import type { Environment } from '../engine/kernel/environment.ts';
import type { Key } from '../engine/model/ids.ts';
import { createKeySource } from '../engine/runtime/keys.ts';
import { readProcesses } from '../engine/reader/read-processes.ts';
import { settle } from '../engine/state/draft.ts';
import { emptyState } from '../engine/state/instance-state.ts';
import { forkJoin, loop, sequence } from './models.ts';
import { save } from './report.ts';

interface Model {
  readonly name: string;
  /** Element activations of one instance. */
  readonly steps: number;
  readonly feel: string;
  readonly javascript: string;
}

const models: readonly Model[] = [
  { name: 'sequence of 10 tasks', steps: 12, feel: sequence, javascript: sequence },
  { name: 'fork and join of 5', steps: 9, feel: forkJoin, javascript: forkJoin },
  { name: 'loop of 10 rounds', steps: 32, feel: loop('feel'), javascript: loop('javascript') },
];

/** Runs instances for about `seconds` after a warm-up; instances per second, the better of two rounds. */
async function rate(run: () => unknown, seconds: number): Promise<number> {
  let best = 0;
  for (const budget of [seconds / 3, seconds, seconds]) {
    const begin = performance.now();
    let count = 0;
    while (performance.now() - begin < budget * 1000) {
      for (let n = 0; n < 5; n += 1) {
        const result = run();
        if (result instanceof Promise) await result;
      }
      count += 5;
    }
    best = Math.max(best, (count / (performance.now() - begin)) * 1000);
  }
  return best;
}

async function patto(model: Model): Promise<() => unknown> {
  const { definitions, problems } = await readProcesses('bench.bpmn', model.feel);
  const [definition] = definitions;
  if (!definition || problems.length > 0) throw new Error(JSON.stringify(problems));
  const newKey = createKeySource(() => Date.now(), 0, 0);
  return () => {
    const now = Date.now();
    const environment: Environment = {
      now,
      newKey,
      evaluate: (source, lookup) => evaluateFeel(source, lookup, { now, zone: 'Europe/Rome' }),
      parseTime: (text) => parseDateTime(text, 'Europe/Rome'),
      timers: createTimers('Europe/Rome'),
      findProcess: () => null,
      findForm: () => null,
      caughtAbove: () => false,
      escalationAbove: () => null,
      variablesOf: () => [],
      runScript: () => ({ ok: false, message: 'not here' }),
    };
    const key: Key = newKey();
    const decision = decide(
      definition,
      emptyState(key),
      { type: 'Start', start: null, variables: { n: 0 } },
      environment,
    );
    if (!decision.ok || settle(decision.value.draft).phase !== 'completed')
      throw new Error('did not complete');
  };
}

async function bpmnEngine(model: Model): Promise<() => unknown> {
  const moddleContext = await new BpmnModdle().fromXML(model.javascript);
  return () =>
    new Promise<void>((resolve, reject) => {
      const engine = BpmnEngine({ name: 'bench', moddleContext, variables: { n: 0 } });
      engine.execute((error: Error | null) => {
        if (error) reject(error);
      });
      engine.once('end', () => resolve());
    });
}

function wfjs(model: Model): () => unknown {
  const require = createRequire(import.meta.url);
  const { WorkflowJS, parse } = require('@vhidvz/wfjs') as {
    WorkflowJS: {
      build(parts: object): { execute(options: object): Promise<{ context: { status: string } }> };
    };
    parse(xml: string): Record<string, unknown>;
  };
  const { Act, Process, Node } = require('@vhidvz/wfjs/common') as {
    Act(): (target: object, name: string, index: number) => void;
    Process(options: object): (target: typeof Workflow) => typeof Workflow;
    Node(options: object): (target: object, name: string, descriptor: PropertyDescriptor) => void;
  };
  class Workflow {
    n = 0;
    script(activity: { takeOutgoing(): void }): void {
      this.n += 1;
      activity.takeOutgoing();
    }
    decide(activity: { takeOutgoing(to: object): void }): void {
      activity.takeOutgoing({ id: this.n < 10 ? 'm' : 'e' });
    }
    join(activity: { takeOutgoing(): void }): void {
      activity.takeOutgoing();
    }
  }
  const method = (name: 'script' | 'decide' | 'join', id: string) => {
    Act()(Workflow.prototype, name, 0);
    const descriptor = Object.getOwnPropertyDescriptor(Workflow.prototype, name);
    if (!descriptor) return;
    Node({ id })(Workflow.prototype, name, descriptor);
    Object.defineProperty(Workflow.prototype, name, descriptor);
  };
  method('script', 't');
  method('decide', 'x');
  method('join', 'j');
  const id = /<bpmn:process id="(\w+)"/.exec(model.javascript)?.[1] ?? '';
  const Wrapped = Process({ id })(Workflow);
  const definition = parse(model.javascript)['bpmn:definitions'];
  return async () => {
    const { context } = await WorkflowJS.build({ definition }).execute({ handler: new Wrapped() });
    if (context.status !== 'terminated') throw new Error(`wfjs ended ${context.status}`);
  };
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2);
const results = [];
for (const model of models) {
  const rates = {
    patto: (await rate(await patto(model), seconds)) * model.steps,
    bpmnEngine: (await rate(await bpmnEngine(model), seconds)) * model.steps,
    wfjs: (await rate(wfjs(model), seconds)) * model.steps,
  };
  const row = {
    model: model.name,
    stepsPerSecond: Object.fromEntries(
      Object.entries(rates).map(([name, value]) => [name, Math.round(value)]),
    ),
    timesBpmnEngine: Number((rates.patto / rates.bpmnEngine).toFixed(1)),
    timesWfjs: Number((rates.patto / rates.wfjs).toFixed(1)),
  };
  results.push(row);
  console.log(row);
}
save('core', results);
