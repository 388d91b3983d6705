import type { BuiltIn } from './built-in.ts';

const all: readonly BuiltIn[] = [];

const byName: ReadonlyMap<string, BuiltIn> = new Map(all.map((builtIn) => [builtIn.name, builtIn]));

export const builtInNames: readonly string[] = [...byName.keys()];

export function builtInNamed(name: string): BuiltIn | undefined {
  return byName.get(name);
}
