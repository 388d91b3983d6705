import { isContext } from '../values/kind.ts';
import type { FeelContext, FeelList, FeelValue } from '../values/value.ts';
import { builtIn, on } from './built-in.ts';
import type { BuiltIn } from './built-in.ts';
import type { CallContext } from './call-context.ts';

/**
 * DMN 1.5 §10.3.4.9, with Camunda's `get value` of a path and its older `put` and `put all`. Standard and Camunda name
 * the parameter of the first two differently: both are taken.
 */
export const contextFunctions: readonly BuiltIn[] = [
  builtIn(
    'get value',
    on('m: context, key: string', (_call, context, key) => entryOf(context, key)),
    on('context: context, key: string', (_call, context, key) => entryOf(context, key)),
    on('context: context, keys: list', (_call, context, keys) => entryAt(context, keys)),
  ),
  builtIn(
    'get entries',
    on('m: context', (call, context) => entriesOf(context, call)),
    on('context: context', (call, context) => entriesOf(context, call)),
  ),
  builtIn(
    'context',
    on('entries: list', (call, entries) => contextOf(entries, call)),
  ),
  putting('context put'),
  putting('put'),
  builtIn(
    'context merge',
    on('contexts: list', (call, contexts) =>
      contexts.every(isContext)
        ? merged(contexts, call)
        : call.fail('context merge: an item of the list is not a context'),
    ),
  ),
  builtIn(
    'put all',
    on('...contexts: context', (call, ...contexts) => merged(contexts, call)),
  ),
];

function putting(name: string): BuiltIn {
  return builtIn(
    name,
    on('context: context, key: string, value: any', (call, context, key, value) =>
      put(context, key, value, call),
    ),
    on('context: context, keys: list, value: any', (call, context, keys, value) =>
      putAt(name, context, keys, value, call),
    ),
  );
}

function entryOf(context: FeelContext, key: string): FeelValue {
  return Object.hasOwn(context, key) ? (context[key] ?? null) : null;
}

function entryAt(context: FeelContext, keys: FeelList): FeelValue {
  let value: FeelValue = keys.length === 0 ? null : context;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(value)) return null;
    value = entryOf(value, key);
  }
  return value;
}

function entriesOf(context: FeelContext, call: CallContext): FeelValue {
  const entries = Object.entries(context);
  call.spend(entries.length);
  return entries.map(([key, value]) => ({ key, value }));
}

function contextOf(entries: FeelList, call: CallContext): FeelValue {
  call.spend(entries.length);
  const context = emptyContext();
  for (const entry of entries) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'value'))
      return call.fail('context: an entry is not a context of "key" and "value"');
    const key = entryOf(entry, 'key');
    if (typeof key !== 'string') return call.fail('context: the key of an entry is not a text');
    if (Object.hasOwn(context, key)) return call.fail(`context: a key occurs twice`);
    context[key] = entry['value'] ?? null;
  }
  return context;
}

function put(context: FeelContext, key: string, value: FeelValue, call: CallContext): FeelContext {
  const changed = merged([context], call);
  changed[key] = value;
  return changed;
}

/** Contexts that the path lacks are made; what is no context stops it. */
function putAt(
  name: string,
  context: FeelContext,
  [key, ...rest]: FeelList,
  value: FeelValue,
  call: CallContext,
): FeelContext | null {
  if (typeof key !== 'string') return call.fail(`${name}: the keys must be one text or more`);
  if (rest.length === 0) return put(context, key, value, call);
  const inner = entryOf(context, key) ?? emptyContext();
  if (!isContext(inner)) return call.fail(`${name}: an entry on the way is not a context`);
  const changed = putAt(name, inner, rest, value, call);
  return changed && put(context, key, changed, call);
}

/** The later entry of a name counts. */
function merged(contexts: readonly FeelContext[], call: CallContext): Record<string, FeelValue> {
  const all = emptyContext();
  for (const context of contexts) {
    call.spend(Object.keys(context).length);
    Object.assign(all, context);
  }
  return all;
}

/** Has no prototype, so that `__proto__` is an entry like any other. */
function emptyContext(): Record<string, FeelValue> {
  return Object.create(null) as Record<string, FeelValue>;
}
