import { isPlainName, normalName } from '../syntax/names.ts';
import type { FeelContext, FeelValue } from '../values/value.ts';

/** The entry of a context by the name an expression gives it, however that is spaced; undefined when there is none. */
export function ownEntry(context: FeelContext, name: string): FeelValue | undefined {
  if (Object.hasOwn(context, name)) return context[name] ?? null;
  if (isPlainName(name)) return undefined;
  const wanted = normalName(name);
  const key = Object.keys(context).find((other) => normalName(other) === wanted);
  return key === undefined ? undefined : (context[key] ?? null);
}
