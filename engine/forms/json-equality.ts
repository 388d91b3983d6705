import type { Json } from '../model/json.ts';

/** JSON text with the names of objects in order, so that equal values have equal texts. */
export function jsonText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => jsonText(item)).join(',')}]`;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item)}`).join(',')}}`;
}

export function sameJson(first: Json, second: Json): boolean {
  return first === second || (typeof first === 'object' && jsonText(first) === jsonText(second));
}
