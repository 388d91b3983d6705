import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { evaluateFeel, variablesOf } from '../../engine/expressions/feel.ts';
import { parseDateTime } from '../../engine/expressions/iso8601.ts';
import { createTimers } from '../../engine/expressions/timer.ts';
import type { Command, JobResult } from '../../engine/kernel/command.ts';
import { effectsOf, type Effect } from '../../engine/kernel/effect.ts';
import type { Environment } from '../../engine/kernel/environment.ts';
import { catcherAround, type Thrown } from '../../engine/kernel/catching.ts';
import { migrate } from '../../engine/kernel/migration.ts';
import { step, type Step } from '../../engine/kernel/step.ts';
import type { DecisionDefinitions } from '../../engine/runtime/decision-definitions.ts';
import type { AdHocActivity } from '../../engine/runtime/engine.ts';
import { instructionsOf } from '../../engine/runtime/modifications.ts';
import type { ModifyInstance } from '../../engine/runtime/operating.ts';
import { hasNoneStart } from '../../engine/runtime/start.ts';
import { Scripts } from '../../engine/runtime/scripts.ts';
import { startTriggersOf } from '../../engine/runtime/start-triggers.ts';
import type { Definition, Node } from '../../engine/model/definition.ts';
import type { Key, NodeId } from '../../engine/model/ids.ts';
import type { Variables } from '../../engine/model/json.ts';
import { Draft, settle, stateOf } from '../../engine/state/draft.ts';
import type { Event } from '../../engine/state/events.ts';
import type { UserTaskChange } from '../../engine/state/user-task-data.ts';
import { evolve, replay } from '../../engine/state/evolve.ts';
import {
  emptyState,
  type ElementInstance,
  type InstanceState,
  type Wait,
} from '../../engine/state/instance-state.ts';
import { decidedBy } from './core-decisions.ts';
import { brokenInvariants } from './core-invariants.ts';
import { CoreJournal } from './core-journal.ts';
import {
  BEGIN,
  Refused,
  ZONE,
  type JobFailure,
  type PublishedMessage,
  type TaskAnswer,
  type StartAt,
  type View,
  type World,
} from './scenario-world.ts';

export interface CoreOptions {
  readonly definitions: readonly Definition[];
  /** Ids of forms that count as deployed. */
  readonly forms?: readonly string[];
  readonly decisions?: DecisionDefinitions;
  /** State, commands and events go through JSON between all steps. */
  readonly roundTrip?: boolean;
}

interface Instance {
  readonly key: Key;
  definition: Definition;
  readonly caller: { readonly instance: Instance; readonly element: Key } | null;
  readonly log: Event[];
  state: InstanceState;
  /** The same state as the runtime keeps it: changed in place. */
  settled: InstanceState;
}

type ToCaller = Extract<Effect, { type: 'CompleteCaller' | 'ThrowInCaller' | 'EscalateInCaller' }>;

const timers = createTimers(ZONE);
const told = { CancelCalled: 'Cancel', SuspendCalled: 'Suspend', ResumeCalled: 'Resume' } as const;
const scripts = new Scripts();

/**
 * The pure core with the least around it that lets instances start and answer each other. Keys and time are the
 * same in every run. Start locks, buffered messages and start timers are the runtime's matter, not to be had here.
 */
export class CoreWorld implements World {
  readonly journal = new CoreJournal();
  private readonly options: CoreOptions;
  private readonly instances: Instance[] = [];
  private readonly definitionKeys: ReadonlyMap<string, Key>;
  /** Messages the instances have thrown and nobody has received yet. */
  private thrown: (PublishedMessage & { readonly deadline: number })[] = [];
  /** What is owed to instances that are suspended. */
  private readonly held: (() => void)[] = [];
  private now = BEGIN;
  private lastKey = 0;

  constructor(options: CoreOptions) {
    this.options = options;
    this.definitionKeys = new Map(options.definitions.map(({ processId }) => [processId, this.newKey()]));
  }

  /** What happened in each instance, and where it stands. */
  get logs(): readonly { readonly log: readonly Event[]; readonly state: InstanceState }[] {
    return this.instances.map(({ log, state }) => ({ log, state }));
  }

  async start(processId: string, variables: Variables, { before, until }: StartAt = {}): Promise<void> {
    for (const each of this.options.definitions) await scripts.prepare(each);
    const definition = this.definitionOf(processId);
    if (!before && !hasNoneStart(definition))
      throw new Refused('INVALID_STATE', `${processId} has no none start event`);
    this.begin(definition, this.newKey(), null, {
      type: 'Start',
      start: null,
      variables,
      ...(before && { before: before as readonly NodeId[] }),
      ...(until && { until: until as readonly NodeId[] }),
    });
    return this.settle();
  }

  async completeTask(element: string, variables: Variables): Promise<void> {
    const { instance, ...task } = this.journal.task(element);
    return this.command(instance, { type: 'CompleteUserTask', ...task, variables, action: 'complete' });
  }

  async assignTask(element: string, assignee: string | null, allowOverride: boolean): Promise<void> {
    const { instance, ...task } = this.journal.task(element);
    return this.command(instance, {
      type: 'AssignUserTask',
      ...task,
      assignee,
      allowOverride,
      action: 'assign',
    });
  }

  async updateTask(element: string, changes: UserTaskChange): Promise<void> {
    const { instance, ...task } = this.journal.task(element);
    return this.command(instance, { type: 'UpdateUserTask', ...task, changes, action: 'update' });
  }

  async completeJob(element: string, variables: Variables, answer?: TaskAnswer | JobResult): Promise<void> {
    const { instance, ...job } = this.journal.job(element);
    const result = answer && ('type' in answer ? answer : resultOf(answer));
    return this.command(instance, { type: 'CompleteJob', ...job, variables, ...(result && { result }) });
  }

  async activateAdHoc(
    id: string,
    activities: readonly AdHocActivity[],
    cancelRemaining: boolean,
  ): Promise<void> {
    const { instance, key } = this.activeElement(id, ({ role }) => role === 'plain' || role === 'turn');
    return this.command(instance.key, {
      type: 'ActivateAdHoc',
      element: key,
      activities: activities.map(({ elementId, variables = {} }) => ({
        node: elementId as NodeId,
        variables,
      })),
      cancelRemaining,
    });
  }

  async failJob(element: string, { retries, message, backOff, variables = {} }: JobFailure): Promise<void> {
    const { instance, ...job } = this.journal.job(element);
    return this.command(instance, {
      type: 'FailJob',
      ...job,
      retries,
      message: message ?? null,
      backOff: backOff ?? null,
      variables,
    });
  }

  async throwError(element: string, code: string, variables: Variables): Promise<void> {
    const { instance, ...job } = this.journal.job(element);
    return this.command(instance, { type: 'ThrowJobError', ...job, code, message: null, variables });
  }

  async updateRetries(element: string, retries: number): Promise<void> {
    const { instance, ...job } = this.journal.job(element);
    return this.command(instance, { type: 'UpdateJobRetries', ...job, retries });
  }

  async publish(message: PublishedMessage): Promise<void> {
    this.deliver(message);
    return this.settle();
  }

  async broadcast(name: string, variables: Variables): Promise<void> {
    this.spread(name, variables);
    return this.settle();
  }

  private spread(name: string, variables: Variables): void {
    for (const { instance, element, wait } of this.waits())
      if (wait.on === 'signal' && wait.name === name)
        this.ifItWaits(() =>
          this.apply(instance, { type: 'CorrelateSignal', element, wait: wait.key, variables }),
        );
    for (const definition of this.options.definitions)
      for (const id of startsBy(definition, 'signal', name))
        this.begin(definition, this.newKey(), null, {
          type: 'Start',
          start: id,
          variables: {},
          payload: variables,
        });
  }

  private deliver({ name, correlationKey, variables }: PublishedMessage): boolean {
    const message = this.newKey();
    const reached = new Set<string>();
    for (const { instance, element, wait } of this.waits()) {
      const { processId } = instance.definition;
      const fits = wait.on === 'message' && wait.name === name && wait.correlationKey === correlationKey;
      if (!fits || reached.has(processId)) continue;
      reached.add(processId);
      this.ifItWaits(() =>
        this.apply(instance, { type: 'CorrelateMessage', element, wait: wait.key, message, variables }),
      );
    }
    for (const definition of this.options.definitions) {
      const [start] = startsBy(definition, 'message', name);
      if (!start || reached.has(definition.processId)) continue;
      this.begin(definition, this.newKey(), null, {
        type: 'Start',
        start,
        variables: {},
        payload: variables,
      });
      reached.add(definition.processId);
    }
    return reached.size > 0;
  }

  async setVariables(element: string | null, variables: Variables, local: boolean): Promise<void> {
    const { instance, key } =
      element === null ? { instance: this.first, key: this.first.key } : this.activeElement(element);
    return this.command(instance.key, { type: 'SetVariables', scope: key, variables, local });
  }

  async resolveIncident(element: string): Promise<void> {
    const { instance, key, incident } = this.activeElement(element, ({ incident }) => incident !== null);
    return this.command(instance.key, {
      type: 'ResolveIncident',
      element: key,
      incident: incident?.key ?? ('0' as Key),
    });
  }

  async cancel(processId: string | null): Promise<void> {
    const instance = this.firstOf(processId);
    if (instance.state.phase === 'active' && instance.caller)
      throw new Refused('INVALID_STATE', 'Cancel its root instance');
    return this.command(instance.key, { type: 'Cancel' });
  }

  async modify(modification: ModifyInstance, processId: string | null): Promise<void> {
    const instance = this.firstOf(processId);
    const instructions = instructionsOf(modification);
    return this.command(instance.key, { type: 'Modify', instructions, isCalled: instance.caller !== null });
  }

  async migrate(targetProcessId: string, mappings: Readonly<Record<string, string>>): Promise<void> {
    const target = this.definitionOf(targetProcessId);
    const targetKey = this.definitionKeys.get(targetProcessId) ?? ('0' as Key);
    const plan = Object.entries(mappings).map(([source, to]) => ({ source, target: to }));
    const instance = this.first;
    const owed: (() => void)[] = [];
    this.take(instance, owed, (state) => {
      const moved = migrate(instance.definition, target, targetKey, state, plan, this.environment(instance));
      if (!moved.ok)
        throw new Refused(moved.error.code, moved.error.problems.map(({ message }) => message).join(' '));
      const { draft, events } = moved.value;
      instance.definition = target;
      return { state: stateOf(draft), events, effects: effectsOf(events) };
    });
    this.payAll(owed);
    return this.settle();
  }

  async suspend(): Promise<void> {
    return this.command(this.first.key, { type: 'Suspend' });
  }

  async resume(): Promise<void> {
    return this.command(this.first.key, { type: 'Resume' });
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    return this.settle();
  }

  view(): Promise<View> {
    const elements = this.instances.flatMap(({ state }) => Object.values(state.elements));
    const calls = new Set(
      this.instances.flatMap(({ state, caller }) =>
        state.phase === 'active' && caller ? [caller.element] : [],
      ),
    );
    return Promise.resolve({
      instances: this.instances.map(({ key, definition, state }) => ({
        processId: definition.processId,
        phase: state.phase,
        variables: this.journal.variables(key),
      })),
      active: inOrder(elements).map((element) => ({
        id: element.node,
        isLeaf: element.children === 0 && !calls.has(element.key) && element.scope !== null,
        variables: element.variables,
        incident: element.incident && this.journal.incident(element.incident.key),
      })),
      path: this.journal.path,
      tasks: this.journal.tasks,
      jobs: this.journal.jobs,
    });
  }

  /** Replaying gives the state, in place as well as anew; the state is plain JSON; its invariants hold. */
  async check(): Promise<void> {
    await Promise.resolve();
    for (const { key, definition, state, settled, log } of this.instances) {
      same(replay(emptyState(key), log), state);
      same(settled, state);
      same(throughJson(state), state);
      same(throughJson(log), log);
      expect(brokenInvariants(definition, state)).toEqual([]);
    }
  }

  private get first(): Instance {
    const [first] = this.instances;
    if (!first) throw new Error('Nothing was started');
    return first;
  }

  private firstOf(processId: string | null): Instance {
    if (processId === null) return this.first;
    const found = this.instances.find(({ definition }) => definition.processId === processId);
    if (!found) throw new Error(`No instance of ${processId} was started`);
    return found;
  }

  private definitionOf(processId: string): Definition {
    const found = this.options.definitions.find((definition) => definition.processId === processId);
    if (!found) throw new Error(`Process ${processId} is not part of this scenario`);
    return found;
  }

  private activeElement(id: string, which: (element: ElementInstance) => boolean = () => true) {
    for (const instance of this.instances)
      for (const element of inOrder(Object.values(instance.state.elements)))
        if (element.node === id && which(element)) return { instance, ...element };
    throw new Error(`No element ${id} is active`);
  }

  private waits(): { instance: Instance; element: Key; wait: Wait }[] {
    const active = this.instances.filter(({ state }) => !state.suspended);
    return active.flatMap((instance) =>
      Object.values(instance.state.elements).flatMap(({ key, waits }) =>
        waits.map((wait) => ({ instance, element: key, wait })),
      ),
    );
  }

  private command(key: Key, command: Command): Promise<void> {
    const instance = this.instances.find((each) => each.key === key);
    if (!instance) throw new Error(`No instance ${key}`);
    this.apply(instance, command);
    return this.settle();
  }

  /** Fires what is due, oldest first, until nothing is. */
  private async settle(): Promise<void> {
    for (;;) {
      this.thrown = this.thrown.filter((message) => message.deadline > this.now && !this.deliver(message));
      const due = this.waits()
        .flatMap(({ instance, element, wait }) =>
          wait.on === 'timer' && wait.due <= this.now ? [{ instance, element, wait }] : [],
        )
        .sort((a, b) => a.wait.due - b.wait.due || (a.wait.key < b.wait.key ? -1 : 1));
      if (due.length === 0) return Promise.resolve();
      for (const { instance, element, wait } of due)
        this.ifItWaits(() => this.apply(instance, { type: 'FireTimer', element, wait: wait.key }));
    }
  }

  private begin(definition: Definition, key: Key, caller: Instance['caller'], command: Command): void {
    const instance = { key, definition, caller, log: [], state: emptyState(key), settled: emptyState(key) };
    this.instances.push(instance);
    try {
      this.apply(instance, command);
    } catch (failure) {
      this.instances.splice(this.instances.indexOf(instance), 1);
      throw failure;
    }
  }

  private apply(instance: Instance, command: Command): void {
    const owed: (() => void)[] = [];
    this.step(instance, command, owed);
    this.payAll(owed);
    if (command.type === 'Resume') this.payAll(this.held.splice(0));
  }

  /** What is owed to a suspended instance is kept for it. */
  private payAll(owed: readonly (() => void)[]): void {
    for (const pay of owed) this.ifItWaits(pay);
  }

  private step(instance: Instance, command: Command, owed: (() => void)[]): void {
    const given = this.options.roundTrip ? throughJson(command) : command;
    this.take(instance, owed, (base) => {
      const result = step(instance.definition, base, given, this.environment(instance));
      if (result.ok) return result.value;
      const { code, message } = result.error;
      throw new Refused(code === 'SUSPENDED' ? 'INVALID_STATE' : code, message, code === 'SUSPENDED');
    });
  }

  private take(instance: Instance, owed: (() => void)[], change: (base: InstanceState) => Step): void {
    const { roundTrip = false } = this.options;
    const taken = change(roundTrip ? throughJson(instance.state) : deepFrozen(instance.state));
    const { state, events, effects } = roundTrip ? throughJson(taken) : taken;
    instance.state = state;
    const draft = new Draft(instance.settled);
    for (const event of throughJson(events)) evolve(draft, event);
    instance.settled = settle(draft);
    instance.log.push(...events);
    this.journal.write(instance.key, instance.definition, events);
    for (const effect of effects) {
      this.carryOut(instance, effect, owed);
      if (state.suspended && effect.type === 'StartCalled')
        this.carryOut(instance, { type: 'SuspendCalled', child: effect.child }, owed);
    }
  }

  private carryOut(instance: Instance, effect: Effect, owed: (() => void)[]): void {
    const { caller } = instance;
    if (effect.type === 'StartCalled') {
      const [processId = ''] = [...this.definitionKeys].find(([, key]) => key === effect.definitionKey) ?? [];
      const definition = this.definitionOf(processId);
      const child: Instance = {
        key: effect.child,
        definition,
        caller: { instance, element: effect.element },
        log: [],
        state: emptyState(effect.child),
        settled: emptyState(effect.child),
      };
      this.instances.push(child);
      this.step(child, { type: 'Start', start: null, variables: effect.variables }, owed);
    } else if ('child' in effect) {
      const child = this.instances.find(({ key }) => key === effect.child);
      const type = told[effect.type];
      if (child) owed.push(() => this.apply(child, { type }));
    } else if (effect.type === 'BroadcastSignal') {
      owed.push(() => this.spread(effect.name, effect.variables));
    } else if (effect.type === 'PublishMessage') {
      const deadline = this.now + effect.timeToLive;
      owed.push(() => this.thrown.push({ ...effect, deadline }));
    } else if (caller) {
      const command = toCaller(effect, { element: caller.element, child: instance.key });
      owed.push(() => this.apply(caller.instance, command));
    }
  }

  /** What is owed to an element that waits no longer is forgotten. */
  private ifItWaits(work: () => void): void {
    try {
      work();
    } catch (failure) {
      if (!(failure instanceof Refused)) throw failure;
      if (failure.isSuspended) this.held.push(work);
    }
  }

  private environment({ caller }: Instance): Environment {
    const { now } = this;
    const { forms = [], decisions } = this.options;
    return {
      now,
      newKey: () => this.newKey(),
      evaluate: (source, lookup) => evaluateFeel(source, lookup, { now, zone: ZONE }),
      parseTime: (text) => parseDateTime(text, ZONE),
      timers,
      findProcess: (processId) => this.definitionKeys.get(processId) ?? null,
      evaluateDecision: decidedBy(decisions, now),
      findForm: (formId) =>
        forms.includes(formId)
          ? (String(8_000_000_000_000_000_000n + BigInt(forms.indexOf(formId))) as Key)
          : null,
      variablesOf,
      runScript: (source, lookup) => scripts.run(source, lookup, now),
      caughtAbove: (code) => catcherAbove(caller, 'error', code) !== null,
      escalationAbove: (code) => {
        const catcher = catcherAbove(caller, 'escalation', code);
        return catcher && (catcher.interrupting ? 'interrupting' : 'nonInterrupting');
      },
    };
  }

  private newKey(): Key {
    this.lastKey += 1;
    return String(1_000_000_000_000_000_000n + BigInt(this.lastKey)) as Key;
  }
}

function toCaller(effect: ToCaller, called: { readonly element: Key; readonly child: Key }): Command {
  switch (effect.type) {
    case 'EscalateInCaller': {
      const { code, variables, interrupting } = effect;
      return { type: 'EscalateFromCall', ...called, code, variables, interrupting };
    }
    case 'CompleteCaller':
      return { type: 'CompleteCall', ...called, variables: effect.variables };
    case 'ThrowInCaller': {
      const { code, message, variables } = effect;
      return { type: 'ThrowFromCall', ...called, code, message, variables };
    }
  }
}

function catcherAbove(caller: Instance['caller'], thrown: Thrown, code: string): Node | null {
  for (let above = caller; above; above = above.instance.caller) {
    const activity = above.instance.state.elements[above.element];
    const found = activity && catcherAround(above.instance.definition, activity.node, thrown, code);
    if (found) return found;
  }
  return null;
}

function startsBy(definition: Definition, kind: string, wanted: string): readonly NodeId[] {
  return startTriggersOf(definition)
    .filter(({ trigger }) => {
      const { name } = trigger.attrs as { readonly name?: { readonly value?: unknown } | null };
      return trigger.kind === kind && name?.value === wanted;
    })
    .map(({ event }) => event.id);
}

function inOrder(elements: readonly ElementInstance[]): readonly ElementInstance[] {
  return elements.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Quicker than `toEqual` where they are the same, which is nearly always. */
function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

/** The step must leave the state it is given as it is. */
function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFrozen(inner);
  return Object.freeze(value);
}

function resultOf({ denied = false, corrections = {}, ...answer }: TaskAnswer): JobResult {
  return { type: 'userTask', denied, deniedReason: answer.deniedReason ?? null, corrections };
}
