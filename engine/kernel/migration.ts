import { Incident } from '../elements/element.ts';
import { nodeOf, type Definition } from '../model/definition.ts';
import type { FlowId, Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type {
  AdHocState,
  ElementInstance,
  Entry,
  InstanceState,
  Item,
  Wait,
} from '../state/instance-state.ts';
import type { Result } from './command.ts';
import type { Environment } from './environment.ts';
import { checkElements, eventsAt } from './migration-checks.ts';
import { mapFlows, mapTokens } from './migration-flows.ts';
import {
  counterpart,
  likelyCounterpart,
  mappingOf,
  type Mapping,
  type MappingInstruction,
} from './migration-mapping.ts';
import { MigrationProblems, type MigrationRejection } from './migration-problem.ts';
import { Run } from './run.ts';
import type { Decision } from './step.ts';
import { openWaits, requestsOf, type WaitOffer } from './waits.ts';

/**
 * Moves a running instance to another definition, keys kept. Pure.
 *
 * M1. All or nothing, with all problems at once. (Events new in the target are evaluated when all else is right.)
 * M2. What is active stays what it is: jobs, user tasks, variables and open subscriptions are not computed anew.
 *     Events not mapped are no longer waited for; those only the target has are waited for from now on.
 * M3. What can be compensated stays so if its activity is mapped or keeps its id, kind and compensation.
 */
export function migrate(
  source: Definition,
  target: Definition,
  targetKey: Key,
  state: InstanceState,
  instructions: readonly MappingInstruction[],
  env: Environment,
): Result<Decision, MigrationRejection> {
  const problems = new MigrationProblems();
  const mapping = mappingOf(source, target, instructions, problems);
  checkElements(mapping, state, problems);
  const moved = Object.values(state.elements).map((element) => movedPlace(mapping, element, problems));
  const refused = problems.rejection();
  if (refused) return { ok: false, error: refused };
  const run = new Run(target, state, env);
  run.emit({ type: 'InstanceMigrated', definitionKey: targetKey });
  for (const [at, element] of Object.values(state.elements).entries()) {
    const place = moved[at];
    if (!place) continue;
    const { adHoc, ...kept } = place;
    run.emit({ type: 'ElementMigrated', element: element.key, from: element.node, ...kept });
    if (adHoc) run.emit({ type: 'AdHocChanged', element: element.key, state: adHoc });
  }
  moveItems(run, mapping);
  for (const element of Object.values(state.elements)) moveWaits(run, mapping, element, problems);
  const late = problems.rejection();
  if (late) return { ok: false, error: late };
  run.settle();
  return { ok: true, value: { draft: run.draft, events: run.events } };
}

interface MovedPlace {
  readonly node: NodeId;
  readonly pending: Readonly<Record<FlowId, number>>;
  readonly entry?: Entry;
  readonly gathered?: Readonly<Record<NodeId, Variables>>;
  readonly awaitingReset?: readonly FlowId[];
  readonly adHoc?: AdHocState;
}

function movedPlace(
  mapping: Mapping,
  element: ElementInstance,
  problems: MigrationProblems,
): MovedPlace | null {
  const target = counterpart(mapping, element.node);
  if (!target) return null;
  const { pending, entry, gathered, awaitingReset, adHoc } = element;
  const reset =
    awaitingReset && mapFlows(mapping, nodeOf(mapping.source, element.node), awaitingReset, problems);
  return {
    node: target.id,
    pending: mapTokens(mapping, pending, problems),
    ...(entry && { entry: movedEntry(mapping, element, entry, problems) }),
    ...(Object.keys(gathered).length > 0 && { gathered: movedGathered(mapping, gathered) }),
    ...(reset && { awaitingReset: reset.flatMap((flow) => flow ?? []) }),
    ...(adHoc && adHoc.queue.length > 0 && { adHoc: movedQueue(mapping, adHoc, problems) }),
  };
}

function movedQueue(mapping: Mapping, adHoc: AdHocState, problems: MigrationProblems): AdHocState {
  const queue = adHoc.queue.flatMap(({ node, variables }) => {
    const to = likelyCounterpart(mapping, node);
    if (to) return [{ node: to.id, variables }];
    problems.ofState({
      rule: 'migration/unmapped',
      element: node,
      target: null,
      message: `${node} is still to be activated in its ad-hoc sub-process, but it is mapped to nothing.`,
      remedy: 'Map it to an activity of the target.',
    });
    return [];
  });
  return { ...adHoc, queue };
}

/** How a scope begins matters until it has begun; when the instance ends, for ever. */
function movedEntry(
  mapping: Mapping,
  { phase, node }: ElementInstance,
  entry: Entry,
  problems: MigrationProblems,
): Entry {
  const { start, before, until } = entry;
  const move = (ids: readonly NodeId[]) => ids.flatMap((id) => likelyCounterpart(mapping, id)?.id ?? []);
  const begins = start === null ? null : (likelyCounterpart(mapping, start)?.id ?? null);
  if (phase === 'entering' && start !== null && begins === null)
    problems.ofState({
      rule: 'migration/unmapped',
      element: start,
      target: null,
      message: `${node} is to begin at ${start}, but that is mapped to nothing.`,
      remedy: 'Map it to a start event of the target.',
    });
  return {
    ...entry,
    start: begins,
    ...(before && { before: move(before) }),
    ...(until && { until: move(until) }),
  };
}

function movedGathered(
  mapping: Mapping,
  gathered: Readonly<Record<NodeId, Variables>>,
): Readonly<Record<NodeId, Variables>> {
  const moved: Record<NodeId, Variables> = {};
  for (const [event, variables] of Object.entries(gathered) as [NodeId, Variables][]) {
    const to = counterpart(mapping, event);
    if (to) moved[to.id] = variables;
  }
  return moved;
}

/** M3. What was kept inside an activity that is dropped goes with it. */
function moveItems(run: Run, mapping: Mapping): void {
  const dropped = new Set<Key>();
  const gone = new Set<Key>();
  // What is kept inside an activity is older than what is kept of the activity itself.
  for (const item of Object.values(run.draft.base.items).reverse()) {
    if (item.of !== 'compensation') continue;
    const moved = gone.has(item.owner) ? null : movedItem(mapping, item);
    if (moved) run.emit({ type: 'ItemKept', item: moved });
    else {
      dropped.add(item.key);
      gone.add(item.element);
    }
  }
  if (dropped.size > 0) run.emit({ type: 'ItemsDropped', items: [...dropped] });
}

function movedItem(mapping: Mapping, item: Extract<Item, { of: 'compensation' }>): Item | null {
  const to = likelyCounterpart(mapping, item.node);
  const from = mapping.source.nodes.get(item.node);
  if (!to || (from && from.compensatedBy !== null && to.compensatedBy === null)) return null;
  return { ...item, node: to.id };
}

/** M2. */
function moveWaits(run: Run, mapping: Mapping, before: ElementInstance, problems: MigrationProblems): void {
  const { key } = before;
  const closed: Wait[] = [];
  for (const wait of before.waits) {
    const to = counterpart(mapping, wait.node);
    if (to) run.emit({ type: 'WaitMigrated', element: key, wait: { ...wait, node: to.id } });
    else {
      closed.push(wait);
      run.emit({ type: 'WaitClosed', element: key, wait: wait.key, on: wait.on });
    }
  }
  const offers = newOffers(run, mapping, before, problems);
  for (const { event, request } of offers) {
    const same = closed.find(
      (wait) => wait.on === 'message' && request.on === 'message' && wait.name === request.name,
    );
    if (same && request.on === 'message')
      problems.ofState({
        rule: 'migration/message-name',
        element: same.node,
        target: event,
        message: `${same.node} and ${event}, which is new, both wait for the message '${request.name}'.`,
        remedy: `Map ${same.node} to ${event}.`,
      });
  }
  openWaits(run, key, offers);
}

function newOffers(
  run: Run,
  mapping: Mapping,
  before: ElementInstance,
  problems: MigrationProblems,
): readonly WaitOffer[] {
  const { phase, role, interrupted } = before;
  if (phase !== 'active') return [];
  const element = run.element(before.key);
  const node = run.node(element);
  const mapped = new Set(
    eventsAt(mapping.source, nodeOf(mapping.source, before.node)).map((id) => mapping.nodes.get(id)),
  );
  const isOffered = (event: NodeId): boolean => {
    if (mapped.has(event)) return false;
    if (node.boundaryEvents.includes(event)) return role !== 'turn';
    if (node.eventStarts.includes(event)) return role !== 'loop' && !interrupted;
    return true;
  };
  return eventsAt(run.definition, node)
    .filter(isOffered)
    .flatMap((event) => {
      try {
        return requestsOf(run, element, [event]);
      } catch (failure) {
        if (!(failure instanceof Incident)) throw failure;
        problems.ofState({
          rule: 'migration/event-expression',
          element: before.node,
          target: event,
          message: `${event} would be waited for from now on, but: ${failure.message}`,
          remedy: 'Set the variables it needs first, or mend the expression.',
        });
        return [];
      }
    });
}
