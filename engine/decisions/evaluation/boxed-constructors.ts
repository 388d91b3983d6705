import { builtInNamed } from '../../expressions/feel/built-ins/registry.ts';
import type { Code } from '../../expressions/feel/compile/code.ts';
import { isBound } from '../../expressions/feel/compile/names.ts';
import type { Scope } from '../../expressions/feel/compile/scope.ts';
import { anyType, type FeelType } from '../../expressions/feel/typing/feel-type.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { BoxedContext, BoxedList, Relation } from '../model/boxed-expression.ts';
import { compileFunction } from './boxed-functions.ts';
import type { Compiling } from './compiling.ts';
import { typed, type Part } from './part.ts';

/**
 * DMN 1.5 §10.2.2.4: an entry sees those before it; the one without a name is the value of the whole. A function sees
 * itself too, unless its name means something else outside.
 */
export function compileContext(context: BoxedContext, scope: Scope, compiling: Compiling): Part {
  let inner = scope;
  let result: Part | null = null;
  const named: { readonly name: string; readonly slot: number; readonly part: Part }[] = [];
  for (const { name, type, value } of context.entries) {
    const wanted = compiling.types.named(type, context.id);
    const plain =
      value?.kind === 'function' && name !== null && isFree(name, inner)
        ? compileFunction(value, inner, compiling, name)
        : compiling.boxed(value, inner);
    const part =
      type === null ? plain : typed(plain, wanted, `The value of ${name ?? 'the result'} is not a ${type}.`);
    if (name === null) {
      result = part;
      break;
    }
    named.push({ name, slot: inner.size, part });
    inner = inner.with([{ name, type: part.type }]);
  }
  const entries: FeelType = {
    kind: 'context',
    entries: Object.fromEntries(named.map(({ name, part }) => [name, part.type])),
  };
  const given = result;
  return {
    type: given?.type ?? entries,
    code: (frame) => {
      for (const { slot, part } of named) frame.slots[slot] = part.code(frame);
      if (given) return given.code(frame);
      return Object.fromEntries(named.map(({ name, slot }) => [name, frame.slots[slot] ?? null]));
    },
  };
}

function isFree(name: string, scope: Scope): boolean {
  return !isBound(name, scope) && builtInNamed(name) === undefined;
}

/** DMN 1.5 §10.2.2.5. */
export function compileList({ items }: BoxedList, scope: Scope, compiling: Compiling): Part {
  const parts = items.map((item) => compiling.boxed(item, scope));
  return { type: listOf(parts), code: (frame) => parts.map(({ code }) => code(frame)) };
}

/** DMN 1.5 §10.2.2.6: a list of contexts, one a row. */
export function compileRelation({ columns, rows, id }: Relation, scope: Scope, compiling: Compiling): Part {
  const types = columns.map(({ type }) => compiling.types.named(type, id));
  const compiled: readonly (readonly (readonly [string, Code])[])[] = rows.map((row) =>
    columns.map(({ name, type }, at) => {
      const part = compiling.boxed(row[at] ?? null, scope);
      const wanted = types[at];
      return [
        name,
        wanted && type !== null
          ? typed(part, wanted, `The value of ${name} is not a ${type}.`).code
          : part.code,
      ];
    }),
  );
  return {
    type: {
      kind: 'list',
      of: {
        kind: 'context',
        entries: Object.fromEntries(columns.map(({ name }, at) => [name, types[at]?.type ?? anyType])),
      },
    },
    code: (frame) =>
      compiled.map((row): FeelValue => Object.fromEntries(row.map(([name, code]) => [name, code(frame)]))),
  };
}

/** What all items are taken to be: what is known of the first of which something is. */
function listOf(parts: readonly Part[]): FeelType {
  return { kind: 'list', of: parts.find(({ type }) => type.kind !== 'any')?.type ?? anyType };
}
