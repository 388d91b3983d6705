import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { ElementLike } from 'diagram-js/lib/core/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import { fitAll, fitAround } from './zoom.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';

/** The services of bpmn-js that a map needs, under their types. */
export interface DiagramViewer {
  readonly viewer: NavigatedViewer;
  readonly canvas: Canvas;
  readonly elements: ElementRegistry;
  readonly overlays: Overlays;
}

export type DiagramElement = ElementLike & { x: number; y: number; width: number; height: number };

/** Draws a diagram into a place of the page. The wheel stays the page's: zooming has buttons and keys. */
export async function draw(container: HTMLElement, xml: string): Promise<DiagramViewer> {
  const viewer = new NavigatedViewer({ container, zoomScroll: { enabled: false } });
  try {
    await viewer.importXML(xml);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  // The drawing repeats in shapes what the page says in words beside it.
  const svg = container.querySelector('svg[data-element-id], .djs-container > svg, svg');
  svg?.setAttribute('tabindex', '-1');
  svg?.setAttribute('aria-hidden', 'true');
  return {
    viewer,
    canvas: viewer.get('canvas'),
    elements: viewer.get('elementRegistry'),
    overlays: viewer.get('overlays'),
  };
}

const readable = 0.55;
const largest = 1.1;

/** Whether a shape is drawn around others: an open sub-process. */
export const isAround = (element: ElementLike) =>
  'children' in element &&
  Array.isArray(element.children) &&
  element.children.some((child) => !isLabel(child));

const isLabel = (child: unknown) => typeof child === 'object' && child !== null && 'labelTarget' in child;

/**
 * Shows the whole diagram, or, when that would be too small to read, the part around the first of these elements
 * that is drawn and is not itself drawn around others.
 */
export function fit({ canvas, elements }: DiagramViewer, around: readonly string[] = []): void {
  const scale = fitAll(canvas, { largest });
  if (scale >= readable) return;
  const drawn = around.flatMap((id) => (elements.get(id) as DiagramElement | undefined) ?? []);
  const element = drawn.find((each) => !isAround(each)) ?? drawn[0];
  if (element !== undefined) fitAround(canvas, element, readable);
}
