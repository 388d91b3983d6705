import { evaluateFeel, variablesOf } from '../engine/expressions/feel.ts';
import { parseDateTime } from '../engine/expressions/iso8601.ts';
import { createTimers } from '../engine/expressions/timer.ts';
import type { Command } from '../engine/kernel/command.ts';
import type { Environment } from '../engine/kernel/environment.ts';
import { decide } from '../engine/kernel/step.ts';
import type { Definition } from '../engine/model/definition.ts';
import type { Key } from '../engine/model/ids.ts';
import type { Variables } from '../engine/model/json.ts';
import { readProcesses } from '../engine/reader/read-processes.ts';
import { createKeySource } from '../engine/runtime/keys.ts';
import { settle } from '../engine/state/draft.ts';
import type { Event } from '../engine/state/events.ts';
import { emptyState, type InstanceState } from '../engine/state/instance-state.ts';

const ZONE = 'Europe/Rome';
const newKey = createKeySource(() => Date.now(), 0, 0);
const timers = createTimers(ZONE);

/** The definition of the only process of a diagram. */
export async function definitionOf(xml: string): Promise<Definition> {
  const { definitions, problems } = await readProcesses('bench.bpmn', xml);
  const [definition] = definitions;
  if (!definition || problems.length > 0) throw new Error(JSON.stringify(problems));
  return definition;
}

function environment(called: ReadonlyMap<string, Key>): Environment {
  const now = Date.now();
  return {
    now,
    newKey,
    evaluate: (source, lookup) => evaluateFeel(source, lookup, { now, zone: ZONE }),
    variablesOf,
    parseTime: (text) => parseDateTime(text, ZONE),
    timers,
    findProcess: (id) => called.get(id) ?? null,
    evaluateDecision: () => ({ missing: 'no decisions' }),
    findForm: () => null,
    caughtAbove: () => false,
    escalationAbove: () => null,
    runScript: () => ({ ok: false, message: 'not here' }),
  };
}

/** Commands that answer what an instance waits for: the oldest wait for an event first, then user tasks. */
interface Answers {
  readonly events: Command[];
  readonly tasks: Command[];
}

/** One instance on the core alone, the state in its hand as the runtime keeps it: changed in place. */
export class CoreInstance {
  /** Elements activated so far, the process itself and those of called processes included. */
  steps = 0;
  readonly open: Answers = { events: [], tasks: [] };
  private readonly definition: Definition;
  private readonly called: ReadonlyMap<string, Definition>;
  private state: InstanceState;

  constructor(definition: Definition, called: readonly Definition[] = []) {
    this.definition = definition;
    this.called = new Map(called.map((each) => [each.processId, each]));
    this.state = emptyState(newKey());
  }

  get phase(): InstanceState['phase'] {
    return this.state.phase;
  }

  start(variables: Variables): void {
    this.apply({ type: 'Start', start: null, variables });
  }

  /** Answers whatever it waits for until it has ended. */
  run(variables: Variables): void {
    this.start(variables);
    while (this.phase === 'active') {
      const answer = this.open.events.shift() ?? this.open.tasks.shift();
      if (!answer) throw new Error(`${this.definition.processId} waits for nothing that can be answered`);
      this.apply(answer);
    }
    if (this.phase !== 'completed') throw new Error(`${this.definition.processId} was ${this.phase}`);
  }

  apply(command: Command): void {
    const keys = new Map([...this.called.keys()].map((id) => [id, this.state.key]));
    const decision = decide(this.definition, this.state, command, environment(keys));
    if (!decision.ok) throw new Error(decision.error.message);
    this.state = settle(decision.value.draft);
    for (const event of decision.value.events) this.note(event);
  }

  private note(event: Event): void {
    if (event.type === 'ElementActivated') this.steps += 1;
    else if (event.type === 'IncidentRaised') throw new Error(event.message);
    else if (event.type === 'UserTaskCreated') {
      const { element, task } = event;
      this.open.tasks.push({ type: 'CompleteUserTask', element, task, variables: {}, action: 'complete' });
    } else if (event.type === 'WaitOpened') {
      const { element, wait } = event;
      if (wait.on === 'timer') this.open.events.push({ type: 'FireTimer', element, wait: wait.key });
      else if (wait.on === 'signal')
        this.open.events.push({ type: 'CorrelateSignal', element, wait: wait.key, variables: {} });
      else if (wait.on === 'message') {
        const message = newKey();
        this.open.events.push({ type: 'CorrelateMessage', element, wait: wait.key, message, variables: {} });
      }
    } else if (event.type === 'ProcessCalled') this.call(event);
  }

  private call({ element, child, variables }: Extract<Event, { type: 'ProcessCalled' }>): void {
    const [definition] = this.called.values();
    if (!definition) throw new Error('Nothing can be called');
    const instance = new CoreInstance(definition);
    instance.run(variables);
    this.steps += instance.steps;
    this.open.events.push({ type: 'CompleteCall', element, child, variables: {} });
  }
}
