import type { Json } from '../model/json.ts';
import type { ComponentSource } from './component-source.ts';
import { isNames, type Component, type Feel, type Holder, type Names, type Scope } from './form.ts';

/** Where a component stands: what hides it from outside, and the level its names go to. */
export interface Place {
  readonly hides: readonly Feel[];
  readonly prefix: readonly string[];
  readonly names: OpenNames;
  /** Reads components that stand inside this one. */
  readonly read: (raw: Json | undefined, place: Place) => readonly Component[];
}

export type OpenNames = Map<string, Holder | Names>;

/** Components whose values live in one object. */
export function readScope(raw: Json | undefined, place: Place): Scope {
  return { components: place.read(raw, place), names: place.names };
}

/** Enters a holder under its path; a path already taken, as a whole or in part, is a problem. */
export function claimName(
  source: ComponentSource,
  place: Place,
  path: readonly string[],
  holder: Holder,
): void {
  let level = place.names;
  for (const segment of path.slice(0, -1)) {
    const known = level.get(segment) ?? new Map<string, Holder | Names>();
    if (!isNames(known)) {
      takenName(source, path);
      return;
    }
    level.set(segment, known);
    level = known as OpenNames;
  }
  const last = path.at(-1);
  if (last === undefined) return;
  if (level.has(last)) takenName(source, path);
  else level.set(last, holder);
}

function takenName(source: ComponentSource, path: readonly string[]): void {
  source.problem(
    'component/unique-key',
    `The key ${path.join('.')} is used by another component as well.`,
    'Give each field a key of its own.',
  );
}

/** The segments of a key or path; none, and a problem, when it cannot be used. */
export function readPath(source: ComponentSource, property: 'key' | 'path', place: Place): readonly string[] {
  const written = source.text(property);
  const segments = written.split('.');
  // `__proto__` as a property name does not set a value but changes the object.
  if (/^\w+(?:\.\w+)*$/.test(written) && !segments.includes('__proto__'))
    return [...place.prefix, ...segments];
  source.problem(
    'component/key',
    written === '' ? `The component has no ${property}.` : `"${written}" cannot be used as a ${property}.`,
    'Give it a name of letters, digits and "_", or several such names joined by dots.',
  );
  return [];
}
