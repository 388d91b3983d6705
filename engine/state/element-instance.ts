import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { ElementInstance } from './instance-state.ts';

const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);

/** An element that has just become active. Written out: this is done for every element of every step. */
export function newElement(key: Key, node: NodeId, scope: Key | null): ElementInstance {
  return {
    key,
    node,
    scope,
    role: 'plain',
    phase: 'active',
    variables: NOTHING,
    variableKeys: NOTHING,
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
}

const blank = newElement('' as Key, '' as NodeId, null);
/** Stored elsewhere: its place in columns, its variables in rows of their own. */
const elsewhere = new Set<string>(['key', 'node', 'scope', 'variables', 'variableKeys']);
const fields = Object.keys(blank).filter((field) => !elsewhere.has(field)) as (keyof ElementInstance)[];

/** What is to be stored of an element beside its place and its variables: only what is not as in a new one. */
export function storedForm(element: ElementInstance): Json {
  const stored: Record<string, unknown> = {};
  for (const field of fields) if (element[field] !== blank[field]) stored[field] = element[field];
  return stored as Json;
}
