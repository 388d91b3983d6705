import type { AdHocRules, Move } from '../elements/element.ts';
import { behaviorOf } from '../elements/registry.ts';
import { nodeOf, type Node } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { AdHocState, ElementInstance } from '../state/instance-state.ts';
import { createJob } from './job-creation.ts';
import { collectOutputs, dropOutputs, keepOutput } from './loop-outputs.ts';
import type { Run } from './run.ts';
import { writeLocal } from './variables.ts';

export interface Activity {
  readonly node: NodeId;
  readonly variables: Variables;
}

/** What the end of an activation leads to. */
export interface ActivationVerdict {
  readonly isFulfilled: boolean;
  /** Asks the worker again what is to be done; empty: there is none. */
  readonly job: readonly Move[];
}

const NOTHING_YET: AdHocState = { queue: [], activated: 0, finished: 0, completing: false };

/**
 * BPMN 2.0 §13.2.5: an ad-hoc sub-process.
 *
 * A1. Each activation runs in a scope of its own (role `activation`), so that what is done twice stays apart.
 * A2. What the end of an activation leads to is evaluated before it ends: a failure is an incident of the activation.
 * A3. With sequential ordering one activation runs at a time; the others wait in `queue`.
 * A4. It never ends by itself before something was activated in it.
 */
export function beginAdHoc(run: Run, { key }: ElementInstance, activities: readonly Activity[]): void {
  writeLocal(run, key, rulesOf(run, run.element(key)).variables);
  change(run, key, NOTHING_YET);
  activateInside(run, key, activities);
}

export function activateInside(run: Run, key: Key, activities: readonly Activity[]): void {
  if (activities.length === 0) return;
  const adHoc = run.element(key);
  const state = stateOf(adHoc);
  if (rulesOf(run, adHoc).isSequential) {
    change(run, key, { queue: [...state.queue, ...activities] });
    beginNext(run, run.element(key));
    return;
  }
  change(run, key, { activated: state.activated + activities.length });
  for (const activity of activities) begin(run, adHoc, activity);
}

/** Before an activation ends: what follows from it. Throws an `Incident` if that cannot be told. */
export function judgeActivation(run: Run, activation: ElementInstance, node: Node): ActivationVerdict {
  const adHoc = run.element(activation.scope ?? activation.key);
  const { output, completionCondition, job } = rulesOf(run, adHoc);
  const { finished, completing } = stateOf(adHoc);
  if (output) {
    const value = run.context(activation, node).evaluate(output.element, 'output element');
    keepOutput(run, activation, value, finished + 1);
  }
  if (completing) return { isFulfilled: false, job: [] };
  const context = run.context(adHoc, node);
  if (job) return { isFulfilled: false, job: job(context) };
  const isFulfilled =
    completionCondition !== null &&
    context.boolean(completionCondition, 'completion condition', 'CONDITION_ERROR');
  return { isFulfilled, job: [] };
}

/** An activation has completed (it is no longer in the state). */
export function activationDone(run: Run, { scope }: ElementInstance, verdict: ActivationVerdict): void {
  const adHoc = scope === null ? undefined : run.draft.find(scope);
  if (!adHoc?.adHoc || adHoc.phase === 'terminating') return;
  const { key } = adHoc;
  change(run, key, { finished: adHoc.adHoc.finished + 1 });
  if (verdict.isFulfilled) {
    fulfil(run, key, rulesOf(run, adHoc).cancelsRemaining);
    return;
  }
  if (verdict.job.length > 0) cancelJob(run, key);
  for (const move of verdict.job) if (move.do === 'createJob') createJob(run, run.element(key), move);
  goOnAdHoc(run, key);
}

/** Something inside has ended: the next begins, or the sub-process is over. */
export function goOnAdHoc(run: Run, key: Key): void {
  const adHoc = run.draft.find(key);
  if (!adHoc?.adHoc || adHoc.phase !== 'active') return;
  if (beginNext(run, adHoc)) return;
  const { children, interrupted } = adHoc;
  if (children > 0) return;
  const { job, completionCondition } = rulesOf(run, adHoc);
  const endsByItself = !job && !completionCondition && adHoc.adHoc.activated > 0;
  if (interrupted || adHoc.adHoc.completing || endsByItself) complete(run, adHoc);
}

/** The sub-process is over: at once, or when what is still active in it has ended. */
export function fulfil(run: Run, key: Key, cancelsRemaining: boolean): void {
  stopActivating(run, key);
  change(run, key, { completing: true });
  if (cancelsRemaining) for (const child of run.draft.childrenOf(key)) run.terminate(child);
  goOnAdHoc(run, key);
}

export function cancelActivations(run: Run, key: Key): void {
  change(run, key, { queue: [] });
  for (const child of run.draft.childrenOf(key)) if (child.role === 'activation') run.terminate(child);
}

/** Nothing more begins in it. */
export function stopActivating(run: Run, key: Key): void {
  cancelJob(run, key);
  if (stateOf(run.element(key)).queue.length > 0) change(run, key, { queue: [] });
}

export function rulesOf(run: Run, adHoc: ElementInstance): AdHocRules {
  const node = run.node(adHoc);
  const rules = behaviorOf(node).adHoc?.(node, run.definition);
  if (!rules) throw new Error(`${node.id} is not an ad-hoc sub-process`);
  return rules;
}

function beginNext(run: Run, adHoc: ElementInstance): boolean {
  const { queue, activated } = stateOf(adHoc);
  const [next, ...others] = queue;
  if (!next || run.draft.childrenOf(adHoc.key).some(({ role }) => role === 'activation')) return false;
  change(run, adHoc.key, { queue: others, activated: activated + 1 });
  begin(run, adHoc, next);
  return true;
}

function begin(run: Run, adHoc: ElementInstance, { node, variables }: Activity): void {
  const activation = run.activate(run.node(adHoc), adHoc.key, { role: 'activation' });
  writeLocal(run, activation.key, variables);
  run.agenda.enter(run.activate(nodeOf(run.definition, node), activation.key).key);
}

/** What the activations have put out leaves as one list, by the output mappings if there are any. */
function complete(run: Run, adHoc: ElementInstance): void {
  const { key } = adHoc;
  cancelJob(run, key);
  const { output } = rulesOf(run, adHoc);
  const outputs = output && { [output.collection]: collectOutputs(run, adHoc) };
  dropOutputs(run, key);
  run.leave(run.element(key), outputs ?? undefined);
}

/** The worker has not answered yet; what it would answer is no longer asked. */
function cancelJob(run: Run, key: Key): void {
  const { job, incident } = run.element(key);
  if (!job || job.listener) return;
  run.emit({ type: 'JobCanceled', element: key, job: job.key });
  if (incident) run.emit({ type: 'IncidentResolved', element: key, incident: incident.key, job: null });
}

function stateOf({ adHoc, node }: ElementInstance): AdHocState {
  if (!adHoc) throw new Error(`${node} is not an ad-hoc sub-process at work`);
  return adHoc;
}

function change(run: Run, key: Key, changes: Partial<AdHocState>): void {
  const state = run.element(key).adHoc ?? NOTHING_YET;
  run.emit({ type: 'AdHocChanged', element: key, state: { ...state, ...changes } });
}
