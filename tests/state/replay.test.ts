import { expect, test } from '@jest/globals';
import type { FlowId, Key, NodeId } from '../../engine/model/ids.ts';
import { Draft, settle, stateOf } from '../../engine/state/draft.ts';
import type { Event } from '../../engine/state/events.ts';
import { evolve, replay } from '../../engine/state/evolve.ts';
import { emptyState } from '../../engine/state/instance-state.ts';

const root = '1000000000000000001' as Key;
const child = '1000000000000000002' as Key;
const other = '1000000000000000003' as Key;
const begun: readonly Event[] = [
  { type: 'InstanceStarted' },
  { type: 'ElementActivated', key: root, node: 'p' as NodeId, scope: null, consumes: [] },
  { type: 'ElementActivated', key: child, node: 'a' as NodeId, scope: root, consumes: [] },
];
const state = replay(emptyState(root), begun);

function after(...events: readonly Event[]) {
  return replay(state, events).elements;
}

test('an activated element is counted in its scope, an ended one no longer', () => {
  expect(state.elements[root]?.children).toBe(1);
  expect(after({ type: 'ElementCompleted', key: child, node: 'a' as NodeId, scope: root })).toEqual({
    [root]: { ...state.elements[root], children: 0 },
  });
  expect(
    after({ type: 'ElementTerminated', key: child, node: 'a' as NodeId, scope: root })[root]?.children,
  ).toBe(0);
});

test('a token on a flow stays until an element uses it up', () => {
  const f = 'f' as FlowId;
  const taken: Event = { type: 'FlowTaken', flow: f, scope: root };
  const activated: Event = {
    type: 'ElementActivated',
    key: other,
    node: 'b' as NodeId,
    scope: root,
    consumes: [f],
  };
  expect(after(taken, taken)[root]?.pending).toEqual({ f: 2 });
  expect(after(taken, taken, activated)[root]?.pending).toEqual({ f: 1 });
  expect(after(taken, activated)[root]?.pending).toEqual({});
  expect(after(taken, { type: 'PendingFlowsDropped', scope: root })[root]?.pending).toEqual({});
});

test('a variable keeps its key', () => {
  const set = (value: number): Event => ({
    type: 'VariablesSet',
    scope: child,
    variables: { x: value },
    keys: { x: other },
  });
  expect(after(set(1), set(2))[child]).toMatchObject({ variables: { x: 2 }, variableKeys: { x: other } });
});

test('a repeating timer takes the place of the one that fired', () => {
  const wait = (key: Key, due: number) =>
    ({ on: 'timer', key, node: 't' as NodeId, part: 0, due, repetitions: -1 }) as const;
  const opened: Event = { type: 'WaitOpened', element: child, wait: wait(other, 1) };
  const next = wait('1000000000000000004' as Key, 2);
  expect(
    after(opened, { type: 'TimerFired', element: child, wait: other, replacedBy: next })[child]?.waits,
  ).toEqual([next]);
  expect(
    after(opened, { type: 'TimerFired', element: child, wait: other, replacedBy: null })[child]?.waits,
  ).toEqual([]);
  expect(
    after(opened, { type: 'WaitClosed', element: child, wait: other, on: 'timer' })[child]?.waits,
  ).toEqual([]);
});

test('an incident stops an element in a phase, resolving it goes on', () => {
  const raised: Event = {
    type: 'IncidentRaised',
    incident: other,
    element: child,
    node: 'a' as NodeId,
    errorType: 'IO_MAPPING_ERROR',
    message: '',
    job: null,
    phase: 'leaving',
  };
  expect(after(raised)[child]).toMatchObject({
    phase: 'leaving',
    incident: { key: other, errorType: 'IO_MAPPING_ERROR' },
  });
  expect(
    after(raised, { type: 'IncidentResolved', incident: other, element: child, job: null })[child],
  ).toEqual(state.elements[child]);
});

test('a draft leaves its base as it is, and settles in its place when told to', () => {
  const base = structuredClone(state);
  const draft = new Draft(base);
  evolve(draft, { type: 'ElementActivated', key: other, node: 'b' as NodeId, scope: child, consumes: [] });
  evolve(draft, { type: 'ElementCompleted', key: other, node: 'b' as NodeId, scope: child });
  evolve(draft, { type: 'VariablesSet', scope: root, variables: { x: 1 }, keys: { x: other } });
  expect(base).toEqual(state);
  const anew = stateOf(draft);
  expect(settle(draft)).toEqual(anew);
  expect(base.elements).toEqual(anew.elements);
});

test('children are found whether they are new, changed or as they were', () => {
  const draft = new Draft(state);
  evolve(draft, { type: 'ElementActivated', key: other, node: 'b' as NodeId, scope: root, consumes: [] });
  expect(draft.childrenOf(root).map(({ key }) => key)).toEqual([child, other]);
  evolve(draft, { type: 'ElementTerminated', key: child, node: 'a' as NodeId, scope: root });
  expect(draft.childrenOf(root).map(({ key }) => key)).toEqual([other]);
});

test('an event about an element that is not there is a mistake of ours', () => {
  expect(() => after({ type: 'JobCompleted', element: other, job: other })).toThrow(other);
});
