import type { Json, ListView, Variables, View, ViewPart } from '../../../engine/browser.ts';

/** How many rows each list shows, by the path of the list: rows on screen that nobody has touched are not in the values yet. */
export type RowCounts = ReadonlyMap<string, number>;

type Bag = Readonly<Record<string, Json>>;

export function pathKey(path: readonly string[]): string {
  return path.join('.');
}

export function rowCounts(view: View): RowCounts {
  const counts = new Map<string, number>();
  const visit = (parts: readonly ViewPart[]): void => {
    for (const part of parts) {
      if (part.kind === 'group') visit(part.parts);
      if (part.kind !== 'list') continue;
      counts.set(pathKey(part.path), part.rows.length);
      part.rows.forEach(visit);
    }
  };
  visit(view.parts);
  return counts;
}

/** The values with one of them changed; only what leads to it is copied. */
export function withValue(
  values: Variables,
  path: readonly string[],
  value: Json,
  counts: RowCounts,
): Variables {
  return place(values, path, 0, value, counts) as Variables;
}

/** The values with the rows of a list changed. */
export function withRows(
  values: Variables,
  list: ListView,
  change: (rows: readonly Json[]) => readonly Json[],
  counts: RowCounts,
): Variables {
  const rows = rowsAt(valueAt(values, list.path), list.rows.length);
  return withValue(values, list.path, change(rows), counts);
}

function place(
  at: Json | undefined,
  path: readonly string[],
  depth: number,
  value: Json,
  counts: RowCounts,
): Json {
  const segment = path[depth];
  if (segment === undefined) return value;
  const count = counts.get(pathKey(path.slice(0, depth)));
  if (count !== undefined && depth > 0) {
    const rows = rowsAt(at, count);
    rows[Number(segment)] = place(rows[Number(segment)], path, depth + 1, value, counts);
    return rows;
  }
  const bag = isBag(at) ? at : {};
  return { ...bag, [segment]: place(bag[segment], path, depth + 1, value, counts) };
}

function rowsAt(at: Json | undefined, count: number): Json[] {
  const rows = Array.isArray(at) ? [...(at as readonly Json[])] : [];
  while (rows.length < count) rows.push({});
  return rows;
}

function valueAt(values: Json | undefined, path: readonly string[]): Json | undefined {
  let value = values;
  for (const segment of path) {
    if (Array.isArray(value)) value = (value as readonly Json[])[Number(segment)];
    else value = isBag(value) ? value[segment] : undefined;
  }
  return value;
}

function isBag(value: Json | undefined): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
