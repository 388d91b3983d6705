import { Incident } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import { flowOf, nodeOf } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { EventOf } from '../state/events.ts';
import type { ElementInstance, Wait } from '../state/instance-state.ts';
import { goOnAdHoc } from './ad-hoc.ts';
import { resumeCompensation } from './compensation.ts';
import { conditionsNowTrue, type VariableChange } from './conditions.ts';
import { joinNow, lateJoinNow } from './joins.ts';
import { nextTurn } from './loops.ts';
import type { Run } from './run.ts';
import { happen } from './waits.ts';

/** More elements begun in one step than this, and the step looks whether one of them begins again and again. */
const MANY = 10_000;
/** More often than this one element begins in one scope only if nothing in the loop waits. */
const MOST_BEGINS = 2_000;
/** Conditions that make each other true for ever are looked at no more often than this. */
const MOST_ROUNDS = 5_000;

type Task =
  | { readonly do: 'arrive'; readonly flow: FlowId; readonly scope: Key }
  | { readonly do: 'enter'; readonly element: Key }
  | { readonly do: 'turn'; readonly body: Key }
  | { readonly do: 'activation'; readonly adHoc: Key }
  | { readonly do: 'compensate'; readonly element: Key };

/**
 * What is still to be done before the step is over. Work that could go on and on (the next token, turn, handler) is
 * queued here instead of being called, so that long chains need no stack.
 */
export class Agenda {
  private readonly run: Run;
  private readonly tasks: Task[] = [];
  private readonly changes: VariableChange[] = [];
  private readonly opened: { readonly element: Key; readonly wait: Key }[] = [];
  /** Scopes in which something has happened since their joins were last looked at. */
  private readonly stirred = new Set<Key>();
  private isOver = false;
  private begun = 0;
  private rounds = 0;
  private readonly begunIn = new Map<string, number>();

  constructor(run: Run) {
    this.run = run;
  }

  arrive(flow: FlowId, scope: Key): void {
    this.tasks.push({ do: 'arrive', flow, scope });
  }

  /** An element that is active already. */
  enter(element: Key): void {
    this.tasks.push({ do: 'enter', element });
  }

  turn(body: Key): void {
    this.tasks.push({ do: 'turn', body });
  }

  activation(adHoc: Key): void {
    this.tasks.push({ do: 'activation', adHoc });
  }

  compensate(element: Key): void {
    this.tasks.push({ do: 'compensate', element });
  }

  stir(scope: Key): void {
    this.stirred.add(scope);
  }

  variablesChanged({ scope, variables, created }: EventOf<'VariablesSet'>): void {
    this.changes.push({ scope, names: Object.keys(variables), created: created ?? [] });
  }

  /** A condition is looked at as soon as it is waited for. */
  conditionOpened(element: Key, wait: Wait): void {
    this.opened.push({ element, wait: wait.key });
  }

  /** Why an element that begins once more can only be in a loop that never waits; null when it need not be. */
  countBegin(node: NodeId, scope: Key): string | null {
    this.begun += 1;
    if (this.begun <= MANY) return null;
    const place = `${scope} ${node}`;
    const times = (this.begunIn.get(place) ?? 0) + 1;
    this.begunIn.set(place, times);
    if (times <= MOST_BEGINS) return null;
    return `${node} began more than ${MOST_BEGINS} times without anything to wait for: it is in a loop that never ends.`;
  }

  /** What was asked for at the start: the instance ends with this element. Its flows are taken, but lead nowhere. */
  elementEnded(node: NodeId): void {
    const { draft } = this.run;
    if (draft.find(draft.base.key)?.entry?.until?.includes(node)) this.isOver = true;
  }

  settle(): void {
    for (const key of this.run.draft.touched.keys()) this.stirred.add(key);
    do {
      do this.finishTasks();
      while (lateJoinNow(this.run, this.stirred));
    } while (this.lookAtConditions());
  }

  private finishTasks(): void {
    // The list grows while it is walked.
    for (const task of this.tasks) {
      if (this.isOver) break;
      this.carryOut(task);
    }
    this.tasks.length = 0;
    if (this.isOver) this.endInstance();
  }

  private endInstance(): void {
    const { draft } = this.run;
    const root = draft.find(draft.base.key);
    if (root) this.run.terminate(root);
  }

  private carryOut(task: Task): void {
    const { run } = this;
    switch (task.do) {
      case 'arrive':
        return this.arriveAt(task.flow, task.scope);
      case 'enter':
        return this.enterNow(task.element);
      case 'turn':
        return nextTurn(run, task.body);
      case 'activation':
        return goOnAdHoc(run, task.adHoc);
      case 'compensate':
        return resumeCompensation(run, task.element);
    }
  }

  private enterNow(key: Key): void {
    const element = this.run.draft.find(key);
    if (!element || element.phase === 'terminating') return;
    const endless = this.countBegin(element.node, element.scope ?? key);
    if (endless === null) this.run.enter(element);
    else this.run.raiseIncident(element, 'entering', new Incident('UNKNOWN', endless));
  }

  private arriveAt(flow: FlowId, scope: Key): void {
    const pending = this.run.draft.find(scope)?.pending;
    // The scope was terminated, or the token dropped, while it was under way.
    if (!pending?.[flow]) return;
    const node = nodeOf(this.run.definition, flowOf(this.run.definition, flow).target);
    if (behaviorOf(node).join || node.startQuantity > 1) joinNow(this.run, node, scope);
    else this.run.begin(node, scope, { consumes: [flow] });
  }

  /** True if a condition was fulfilled, so that there is work again. */
  private lookAtConditions(): boolean {
    if (this.changes.length === 0 && this.opened.length === 0) return false;
    // In a suspended instance nothing happens; all conditions are looked at when it is resumed.
    const due = this.run.draft.suspended ? [] : conditionsNowTrue(this.run, this.changes, this.opened);
    this.changes.length = 0;
    this.opened.length = 0;
    this.rounds += 1;
    for (const { element: key, wait: waitKey } of due) {
      const element = this.run.draft.find(key);
      const wait = element?.waits.find((open) => open.key === waitKey);
      if (!element || !wait) continue;
      if (this.rounds <= MOST_ROUNDS) happen(this.run, element, wait, {}, null);
      else this.stopConditions(element);
    }
    return due.length > 0 && this.rounds <= MOST_ROUNDS;
  }

  private stopConditions(element: ElementInstance): void {
    if (element.incident) return;
    const message = `The conditions of ${element.node} and others became true more than ${MOST_ROUNDS} times in one step: they make each other true for ever.`;
    this.run.raiseIncident(element, element.phase, new Incident('UNKNOWN', message));
  }
}
