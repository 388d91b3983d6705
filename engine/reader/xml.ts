import type { Xml } from '../elements/source.ts';

export type { Xml };

/** `bpmn:UserTask`, `zeebe:TaskDefinition`: the descriptor name, whatever prefix the file uses. */
export function typeOf(xml: Xml): string {
  const type = xml['$type'];
  return typeof type === 'string' ? type : '';
}

export function isA(xml: Xml, type: string): boolean {
  const instanceOf = xml['$instanceOf'];
  return typeof instanceOf === 'function' && (instanceOf as (type: string) => boolean).call(xml, type);
}

export function childrenOf(xml: Xml, property: string): readonly Xml[] {
  const value = xml[property];
  return Array.isArray(value) ? (value as readonly Xml[]) : [];
}

export function childOf(xml: Xml, property: string): Xml | undefined {
  const value = xml[property];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Xml) : undefined;
}

export function parentOf(xml: Xml): Xml | undefined {
  return childOf(xml, '$parent');
}

/** An attribute or body as text; null when absent or blank. */
export function textOf(xml: Xml, property: string): string | null {
  const value = xml[property];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function idOf(xml: Xml): string | null {
  return textOf(xml, 'id');
}

/** The id of this element or of the nearest one around it: what a problem can point at. */
export function nearestId(xml: Xml | undefined): string | null {
  for (let at = xml; at; at = parentOf(at)) {
    const id = idOf(at);
    if (id !== null) return id;
  }
  return null;
}

/** The `zeebe:` elements under `bpmn:extensionElements`. Those of other vendors are kept in the file and not read. */
export function extensionsOf(xml: Xml): readonly Xml[] {
  const holder = childOf(xml, 'extensionElements');
  return holder ? childrenOf(holder, 'values').filter((value) => typeOf(value).startsWith('zeebe:')) : [];
}

/** `bpmn:UserTask` -> `userTask`. */
export function localName(type: string): string {
  const name = type.slice(type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
