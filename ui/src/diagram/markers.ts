import type { TFunction } from 'i18next';
import type { ElementStatus } from '../api/wire.ts';
import { isAround, type DiagramViewer } from './viewer.ts';

/** Where a case stands, to be painted on its diagram. */
export interface Progress {
  readonly elements: readonly ElementStatus[];
  readonly flowsTaken: readonly string[];
}

/** A child case that can be opened from the element that called it. */
export interface CalledLink {
  readonly elementId: string;
  readonly name: string;
  readonly onOpen: () => void;
}

const markersOf = ({ active, completed, incidents }: ElementStatus, around: boolean): readonly string[] => [
  ...(completed > 0 && !around ? ['map-done'] : []),
  ...(active > 0 ? [around ? 'map-around' : 'map-active'] : []),
  ...(incidents > 0 ? ['map-incident'] : []),
];

function badge(className: string, text: string, title: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `map-badge ${className}`;
  element.textContent = text;
  element.title = title;
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function calledButton(t: TFunction, called: CalledLink): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'map-called';
  button.textContent = '↘';
  button.title = t('diagram.openCalled', { name: called.name });
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', called.onOpen);
  return button;
}

/** Paints the progress of a case; gives back how to take it off again. */
export function paint(
  { canvas, elements, overlays }: DiagramViewer,
  t: TFunction,
  progress: Progress,
  called: readonly CalledLink[],
): () => void {
  const undo: (() => void)[] = [];
  const mark = (id: string, marker: string) => {
    if (elements.get(id) === undefined) return;
    canvas.addMarker(id, marker);
    undo.push(() => canvas.removeMarker(id, marker));
  };
  const overlay = (
    id: string,
    position: { top: number; left?: number; right?: number },
    html: HTMLElement,
  ) => {
    if (elements.get(id) === undefined) return;
    const overlayId = overlays.add(id, 'progress', { position, html });
    undo.push(() => overlays.remove(overlayId));
  };

  for (const flow of progress.flowsTaken) mark(flow, 'map-taken');
  for (const status of progress.elements) {
    const element = elements.get(status.elementId);
    const around = element !== undefined && isAround(element);
    for (const marker of markersOf(status, around)) mark(status.elementId, marker);
    // Of an open sub-process the steps inside it tell where the case stands.
    if (status.active > 0 && !around) {
      const title = t('diagram.activeBadge', { count: status.active });
      overlay(
        status.elementId,
        { top: -13, right: 13 },
        badge('map-badge-active', String(status.active), title),
      );
    }
    if (status.incidents > 0) {
      overlay(
        status.elementId,
        { top: -13, left: -13 },
        badge('map-badge-incident', '!', t('diagram.incidentBadge')),
      );
    }
  }
  for (const link of called) overlay(link.elementId, { top: 52, right: 30 }, calledButton(t, link));
  return () => {
    for (const step of undo) step();
  };
}
