import { readTemporal } from '../temporal/literal.ts';
import { anyType } from '../typing/feel-type.ts';
import type { FeelValue } from '../values/value.ts';
import type { Code } from './code.ts';
import type { Compile } from './compiling.ts';

export const compileLiteral: Compile<'literal'> = ({ value }) => constant(value);

/** `@"2026-01-31"` (DMN 1.5 §10.3.1.2, rule 62). */
export const compileTemporalLiteral: Compile<'temporal literal'> = (syntax) => {
  const value = readTemporal(syntax.text);
  if (value) return constant(value);
  return ({ evaluation }) => evaluation.warn(syntax, `"${syntax.text}" is no date, time or duration`);
};

export const compileList: Compile<'list'> = (syntax, scope, { compile }) => {
  const items = syntax.items.map((item) => compile(item, scope));
  return (frame) => items.map((item) => item(frame));
};

/** Each entry sees those before it. The same name twice: null (DMN 1.5 §10.3.2.6). */
export const compileContext: Compile<'context'> = (syntax, scope, { compile }) => {
  let inner = scope;
  const entries = syntax.entries.map(({ name, value }) => {
    const entry = { name, slot: inner.size, code: compile(value, inner) };
    inner = inner.with([{ name, type: anyType }]);
    return entry;
  });
  const twice = entries.find(({ name }, at) => entries.findIndex((entry) => entry.name === name) !== at);
  if (twice)
    return ({ evaluation }) => evaluation.warn(syntax, `the context has two entries "${twice.name}"`);
  return (frame) => {
    // V1: an entry called `__proto__` is one like others where there is no prototype.
    const context = Object.create(null) as Record<string, FeelValue>;
    for (const { name, slot, code } of entries) context[name] = frame.slots[slot] = code(frame);
    return context;
  };
};

function constant(value: FeelValue): Code {
  return () => value;
}
