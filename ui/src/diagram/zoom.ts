import type Canvas from 'diagram-js/lib/core/Canvas';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Shows a diagram at a scale with a point of it in the middle of the place, moved aside by some pixels. */
function show(canvas: Canvas, scale: number, middle: { x: number; y: number }, asidePx = 0): void {
  const { outer } = canvas.viewbox();
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({ x: middle.x - asidePx / scale - width / 2, y: middle.y - height / 2, width, height });
}

export const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Zooms around the middle of what is in view. */
export function zoomTo(canvas: Canvas, scale: number): void {
  show(canvas, scale, middleOf(canvas.viewbox()));
}

interface Fitting {
  readonly largest: number;
  /** Room at the left that something else takes. */
  readonly leftPx?: number;
}

const margin = 0.94;

/** Shows the whole diagram; gives back at which scale. */
export function fitAll(canvas: Canvas, { largest, leftPx = 0 }: Fitting): number {
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width === 0) return 1;
  const room = Math.min((outer.width - leftPx) / inner.width, outer.height / inner.height) * margin;
  const scale = Math.min(room, largest);
  show(canvas, scale, middleOf(inner), leftPx / 2);
  return scale;
}

/** The middle nearest to a wanted one that leaves no empty band beside what is shown. */
function within(wanted: number, start: number, length: number, room: number): number {
  if (length <= room) return start + length / 2;
  return Math.min(Math.max(wanted, start + room / 2), start + length - room / 2);
}

const bandPx = 20;

/** Shows the surroundings of one element. */
export function fitAround(canvas: Canvas, box: Box, scale: number): void {
  const { inner, outer } = canvas.viewbox();
  const wanted = middleOf(box);
  const room = { width: (outer.width - 2 * bandPx) / scale, height: (outer.height - 2 * bandPx) / scale };
  show(canvas, scale, {
    x: within(wanted.x, inner.x, inner.width, room.width),
    y: within(wanted.y, inner.y, inner.height, room.height),
  });
}
