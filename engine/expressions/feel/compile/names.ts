import { functionOf } from '../built-ins/function-value.ts';
import { isContext } from '../values/kind.ts';
import type { FeelList, FeelValue } from '../values/value.ts';
import type { Code } from './code.ts';
import type { Compile, Compiling } from './compiling.ts';
import type { Binding, Scope } from './scope.ts';
import { ownEntry } from './entries.ts';

export const INPUT = '?';
/** In `for`, the results of the turns before. */
export const PARTIAL = 'partial';

/** `?`, where unary tests are; elsewhere there is no input. */
export const compileInput: Compile<'input'> = (syntax, scope) => {
  const binding = bindingOf(INPUT, scope);
  if (binding) return ({ slots }) => slots[binding.slot] ?? null;
  return ({ evaluation }) => evaluation.warn(syntax, 'there is no input that "?" could stand for');
};

export const compileName: Compile<'name'> = (syntax, scope, compiling) => {
  const { name } = syntax;
  const found = resolve(name, scope);
  const outer = found.binding ? ofSlot(found.binding) : ofLookup(syntax, compiling);
  return found.items.reduceRight<Code>((otherwise, slot) => ofItem(slot, name, otherwise), outer);
};

/** Whether a name is bound where it stands: then it hides the built-in function of that name. */
export function isBound(name: string, scope: Scope): boolean {
  return bindingOf(name, scope) !== null;
}

/** Bound, or perhaps an entry of the item of a filter. */
export function mayBeBound(name: string, scope: Scope): boolean {
  const { binding, items } = resolve(name, scope);
  return binding !== null || items.length > 0;
}

export function bindingOf(name: string, scope: Scope): Binding | null {
  return resolve(name, scope).binding;
}

/** The binding of a name, and the items inside of it whose entries come first, innermost first. */
function resolve(
  name: string,
  scope: Scope,
): { readonly binding: Binding | null; readonly items: readonly number[] } {
  const items: number[] = [];
  for (let at: Scope | null = scope; at; at = at.outer) {
    const [item] = at.bindings;
    if (at.isItem && item) items.push(item.slot);
    const binding = at.own(name);
    if (binding) return { binding, items };
  }
  return { binding: null, items };
}

function ofSlot({ name, slot }: Binding): Code {
  if (name === PARTIAL) return ofPartial(slot);
  return ({ slots }) => slots[slot] ?? null;
}

/** The results so far are a list that goes on growing: what is kept of it is a copy. */
function ofPartial(slot: number): Code {
  return ({ slots, evaluation }) => {
    const value = slots[slot] ?? null;
    if (!Array.isArray(value)) return value;
    evaluation.spend(value.length);
    return value.slice() as FeelList;
  };
}

function ofItem(slot: number, name: string, otherwise: Code): Code {
  return (frame) => {
    const item = frame.slots[slot] ?? null;
    const entry = isContext(item) ? ownEntry(item, name) : undefined;
    return entry === undefined ? otherwise(frame) : entry;
  };
}

function ofLookup(syntax: Parameters<typeof compileName>[0], { builtIn, lookedUp }: Compiling): Code {
  const { name } = syntax;
  lookedUp(name);
  const known = builtIn(name);
  const otherwise: FeelValue = known ? functionOf(known) : null;
  return ({ evaluation }) => {
    const value = evaluation.lookup(name);
    if (value !== undefined) return value;
    return otherwise ?? evaluation.warn(syntax, `there is no variable "${name}"`);
  };
}
