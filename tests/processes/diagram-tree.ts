import type { Diagram, Xml } from './content-files.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Shape {
  readonly element: Xml;
  readonly bounds: Bounds;
  readonly label: Bounds | null;
}

export function listOf(xml: Xml, property: string): readonly Xml[] {
  const value = xml[property];
  return Array.isArray(value) ? (value as readonly Xml[]) : [];
}

export function childOf(xml: Xml, property: string): Xml | null {
  const value = xml[property];
  return typeof value === 'object' && value !== null ? (value as Xml) : null;
}

export function textOf(xml: Xml | null, property: string): string {
  const value = xml?.[property];
  return typeof value === 'string' ? value : '';
}

export function typeOf(xml: Xml): string {
  return textOf(xml, '$type').replace('bpmn:', '');
}

export function idOf(xml: Xml): string {
  return textOf(xml, 'id');
}

export function processOf({ definitions }: Diagram): Xml {
  const processes = listOf(definitions, 'rootElements').filter((element) => typeOf(element) === 'Process');
  const [process] = processes;
  if (!process || processes.length !== 1) throw new Error('one process a file, please');
  return process;
}

/** Flow nodes and flows, those of sub-processes as well. */
export function elementsOf(scope: Xml): readonly Xml[] {
  return listOf(scope, 'flowElements').flatMap((element) => [element, ...elementsOf(element)]);
}

export function nodesOf(scope: Xml): readonly Xml[] {
  return elementsOf(scope).filter((element) => typeOf(element) !== 'SequenceFlow');
}

export function extension(element: Xml, name: string): Xml | null {
  const holder = childOf(element, 'extensionElements');
  const values = holder ? listOf(holder, 'values') : [];
  return values.find((value) => textOf(value, '$type') === `zeebe:${name}`) ?? null;
}

/** Every attribute and body anywhere in the file that is FEEL, with the element it stands in. */
export function feelIn(tree: Xml): readonly { readonly at: string; readonly feel: string }[] {
  const found: { at: string; feel: string }[] = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'string') {
      if (value.startsWith('=')) found.push({ at, feel: value.slice(1) });
      return;
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const here = textOf(value as Xml, 'id') || at;
    // Names are texts for people; a name that begins with "=" would be odd, but it is no FEEL.
    for (const [name, inner] of Object.entries(value)) if (name !== 'name') walk(inner, here);
  };
  walk(tree, '');
  return found;
}

export function shapesOf({ definitions }: Diagram): readonly Shape[] {
  return planeElements(definitions, 'bpmndi:BPMNShape').map((shape) => ({
    element: childOf(shape, 'bpmnElement') ?? {},
    bounds: boundsOf(childOf(shape, 'bounds')),
    label: labelOf(shape),
  }));
}

export interface Line {
  readonly element: Xml;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: Bounds | null;
}

export function linesOf({ definitions }: Diagram): readonly Line[] {
  return planeElements(definitions, 'bpmndi:BPMNEdge').map((edge) => ({
    element: childOf(edge, 'bpmnElement') ?? {},
    points: listOf(edge, 'waypoint').map((point) => ({ x: Number(point['x']), y: Number(point['y']) })),
    label: labelOf(edge),
  }));
}

function planeElements(definitions: Xml, type: string): readonly Xml[] {
  return listOf(definitions, 'diagrams').flatMap((diagram) => {
    const plane = childOf(diagram, 'plane');
    return plane ? listOf(plane, 'planeElement').filter((element) => textOf(element, '$type') === type) : [];
  });
}

function labelOf(element: Xml): Bounds | null {
  const label = childOf(element, 'label');
  const bounds = label && childOf(label, 'bounds');
  return bounds ? boundsOf(bounds) : null;
}

function boundsOf(xml: Xml | null): Bounds {
  const at = (name: string): number => Number(xml?.[name]);
  return { x: at('x'), y: at('y'), width: at('width'), height: at('height') };
}

export function overlap(a: Bounds, b: Bounds): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function inside(outer: Bounds, inner: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
