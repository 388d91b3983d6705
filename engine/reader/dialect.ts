import type { Xml } from '../elements/source.ts';
import { extensionsOf } from './xml.ts';

/** Whether anything in the file has a `zeebe:` extension. Each element is looked at once: references make circles. */
export function usesExtensions(root: Xml): boolean {
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if (Array.isArray(at)) open.push(...(at as readonly unknown[]));
    else if (extensionsOf(at as Xml).length > 0) return true;
    else open.push(...(Object.values(at) as readonly unknown[]));
  }
  return false;
}
