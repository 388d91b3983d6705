/** Core steps per second in memory: Patto, bpmn-engine and wfjs on the same models in the same run. */
import { createRequire } from 'node:module';
import { bpmnEngine } from './bpmn-engine.ts';
import { CoreInstance, definitionOf } from './core-instance.ts';
import { rate } from './measure.ts';
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

async function patto(model: Model): Promise<() => unknown> {
  const definition = await definitionOf(model.feel);
  return () => new CoreInstance(definition).run({ n: 0 });
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
    bpmnEngine: (await rate(await bpmnEngine(model.javascript), seconds)) * model.steps,
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
