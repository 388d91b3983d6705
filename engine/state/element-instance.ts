import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { ElementInstance } from './instance-state.ts';

const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);

type Place = 'key' | 'node' | 'scope' | 'variables' | 'variableKeys';

const blank: Omit<ElementInstance, Place> = {
  role: 'plain',
  phase: 'active',
  pending: NOTHING,
  children: 0,
  waits: NONE,
  job: null,
  userTask: null,
  called: null,
  incident: null,
  entry: null,
  interrupted: false,
  gathered: NOTHING,
  loop: null,
  counter: 0,
  adHoc: null,
  awaitingReset: null,
  compensation: null,
  onBehalfOf: null,
  restores: null,
};

/** An element that has just become active. */
export function newElement(key: Key, node: NodeId, scope: Key | null): ElementInstance {
  return { key, node, scope, variables: NOTHING, variableKeys: NOTHING, ...blank };
}

/** What is to be stored of an element beside its place and its variables: only what is not as in a new one. */
export function storedForm(element: ElementInstance): Json {
  const stored: Record<string, unknown> = {};
  for (const field in blank) {
    const name = field as keyof typeof blank;
    if (element[name] !== blank[name]) stored[name] = element[name];
  }
  return stored as Json;
}
