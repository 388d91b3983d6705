import { Incident } from '../elements/element.ts';
import type { Mapping } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { Json, Variables } from '../model/json.ts';
import type { Draft } from '../state/draft.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { outputsSoFar } from './loop-outputs.ts';
import type { Run } from './run.ts';

/** What a name stands for, seen from an element: inner scopes hide outer ones. */
export function lookUp(run: Run, from: Key, name: string): Json | undefined {
  for (let element = run.draft.find(from); element; element = parentOf(run.draft, element)) {
    if (Object.hasOwn(element.variables, name)) return element.variables[name];
    // What was put out so far in a loop or an ad-hoc sub-process becomes a variable only when that is done.
    const outputs = element.role === 'loop' || element.adHoc ? outputsSoFar(run, element, name) : undefined;
    if (outputs !== undefined) return outputs;
  }
  return undefined;
}

/** Everything visible from an element. */
export function visibleFrom(draft: Draft, from: Key): Variables {
  const scopes: Variables[] = [];
  for (let element = draft.find(from); element; element = parentOf(draft, element))
    scopes.push(element.variables);
  return Object.assign({}, ...scopes.reverse()) as Variables;
}

/** Writes into exactly this scope. `__proto__` is no variable (it would change the object that holds them) and is left out. */
export function writeLocal(run: Run, scope: Key, variables: Variables): void {
  if (Object.hasOwn(variables, '__proto__')) return writeLocal(run, scope, withoutProto(variables));
  const names = Object.keys(variables);
  if (names.length === 0) return;
  const known = run.element(scope).variableKeys;
  const keys: Record<string, Key> = {};
  const created: string[] = [];
  for (const name of names) {
    const key = Object.hasOwn(known, name) ? known[name] : undefined;
    if (key === undefined) created.push(name);
    keys[name] = key ?? run.env.newKey();
  }
  run.emit({ type: 'VariablesSet', scope, variables, keys, ...(created.length > 0 && { created }) });
}

function withoutProto(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => name !== '__proto__'));
}

/** Each variable goes to the nearest scope, from here upward, that has one of its name; if none has, to the root. */
export function propagate(run: Run, from: Key, variables: Variables): void {
  const byScope = new Map<Key, Record<string, Json>>();
  for (const [name, value] of Object.entries(variables)) {
    let scope = run.element(from);
    while (!Object.hasOwn(scope.variables, name)) {
      const parent = parentOf(run.draft, scope);
      if (!parent) break;
      scope = parent;
    }
    const written = byScope.get(scope.key) ?? {};
    written[name] = value;
    byScope.set(scope.key, written);
  }
  for (const [scope, written] of byScope) writeLocal(run, scope, written);
}

/**
 * Input mappings, in order, later ones seeing what earlier ones made; all or nothing. A target path builds a new
 * object from the mappings alone.
 */
export function mapInputs(run: Run, element: ElementInstance, mappings: readonly Mapping[]): void {
  const made: Record<string, Json> = {};
  for (const mapping of mappings) put(made, mapping.target, mapped(run, element, mapping, made), undefined);
  writeLocal(run, element.key, made);
}

/**
 * Output mappings, in order, against the element's scope. Only their targets leave, from the parent scope upward;
 * a target path keeps the siblings of what is there.
 */
export function mapOutputs(run: Run, element: ElementInstance, mappings: readonly Mapping[]): void {
  const made: Record<string, Json> = {};
  // A turn of a loop keeps what its mappings put out: the loop collects it.
  const parent = element.role === 'turn' ? element.key : (element.scope ?? element.key);
  for (const mapping of mappings) {
    const [name = ''] = mapping.target;
    put(made, mapping.target, mapped(run, element, mapping, made), lookUp(run, parent, name));
  }
  propagate(run, parent, made);
}

function mapped(
  run: Run,
  element: ElementInstance,
  mapping: Mapping,
  made: Readonly<Record<string, Json>>,
): Json {
  const { source, target } = mapping;
  if (source.language === 'literal') return source.value;
  const result = run.env.evaluate(source.source, (name) =>
    Object.hasOwn(made, name) ? made[name] : lookUp(run, element.key, name),
  );
  if (result.ok) return result.value;
  throw new Incident(
    'IO_MAPPING_ERROR',
    `The mapping of '=${source.source}' to '${target.join('.')}' of ${element.node} failed: ${result.message}`,
  );
}

/** Sets a path in `made`; `existing` is what the first name stands for where nothing was made yet. */
function put(
  made: Record<string, Json>,
  [name = '', ...path]: readonly string[],
  value: Json,
  existing: Json | undefined,
): void {
  const current = Object.hasOwn(made, name) ? made[name] : existing;
  made[name] = path.length === 0 ? value : merged(current, path, value);
}

function merged(current: Json | undefined, [name = '', ...path]: readonly string[], value: Json): Json {
  const object = isContext(current) ? current : {};
  return { ...object, [name]: path.length === 0 ? value : merged(object[name], path, value) };
}

function isContext(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parentOf(draft: Draft, element: ElementInstance): ElementInstance | undefined {
  return element.scope === null ? undefined : draft.find(element.scope);
}
