import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { paint, type CalledLink, type Progress } from './markers.ts';
import { draw, fit, type DiagramViewer } from './viewer.ts';
import { zoomTo } from './zoom.ts';
import './diagram.css';

interface DiagramMapProps {
  readonly xml: string;
  readonly name: string;
  readonly progress?: Progress | undefined;
  readonly called?: readonly CalledLink[] | undefined;
  /** The element that matters most: it is ringed, and in view. */
  readonly focus?: string | undefined;
  readonly compact?: boolean;
}

const nothing: Progress = { elements: [], flowsTaken: [] };
const nobody: readonly CalledLink[] = [];
const stride = 60;
const scrollOf: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: stride, dy: 0 },
  ArrowRight: { dx: -stride, dy: 0 },
  ArrowUp: { dx: 0, dy: stride },
  ArrowDown: { dx: 0, dy: -stride },
};
const zoomStep = 1.25;

/** A diagram to look at, move and zoom, with the progress of a case painted on it. */
export function DiagramMap({
  xml,
  name,
  progress = nothing,
  called = nobody,
  focus,
  compact = false,
}: DiagramMapProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<DiagramViewer | null>(null);
  const [failed, setFailed] = useState(false);
  const active = progress.elements
    .filter((element) => element.active > 0)
    .map((element) => element.elementId);
  const around = useRef(focus === undefined ? active : [focus]);

  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    let current: DiagramViewer | null = null;
    const gone = new AbortController();
    setFailed(false);
    draw(container, xml)
      .then((viewer) => {
        if (gone.signal.aborted) return viewer.viewer.destroy();
        current = viewer;
        fit(viewer, around.current);
        setDrawn(viewer);
      })
      .catch(() => setFailed(true));
    return () => {
      gone.abort();
      setDrawn(null);
      current?.viewer.destroy();
    };
  }, [xml]);

  useEffect(
    () => (drawn === null ? undefined : paint(drawn, t, progress, called)),
    [drawn, t, progress, called],
  );

  useEffect(() => {
    if (drawn === null || focus === undefined || drawn.elements.get(focus) === undefined) return;
    drawn.canvas.addMarker(focus, 'map-focus');
    return () => drawn.canvas.removeMarker(focus, 'map-focus');
  }, [drawn, focus]);

  useEffect(() => {
    const container = place.current;
    if (drawn === null || container === null) return;
    let width = container.clientWidth;
    const watcher = new ResizeObserver(() => {
      if (container.clientWidth === width || container.clientWidth === 0) return;
      width = container.clientWidth;
      fit(drawn, around.current);
    });
    watcher.observe(container);
    return () => watcher.disconnect();
  }, [drawn]);

  const zoomBy = (factor: number) => drawn && zoomTo(drawn.canvas, drawn.canvas.zoom() * factor);
  const showAll = () => drawn && fit(drawn);

  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || drawn === null) return;
    const step = scrollOf[event.key];
    if (step) drawn.canvas.scroll(step);
    else if (event.key === '+') zoomBy(zoomStep);
    else if (event.key === '-') zoomBy(1 / zoomStep);
    else if (event.key === '0') showAll();
    else return;
    event.preventDefault();
  };

  if (failed) return <Notice tone="warning" title={t('diagram.failed')} />;
  return (
    <div className={`map ${compact ? 'map-compact' : ''}`}>
      <div className="map-buttons">
        <button
          type="button"
          aria-label={t('diagram.zoomIn')}
          title={t('diagram.zoomIn')}
          onClick={() => zoomBy(zoomStep)}
        >
          <Icon name="zoom-in" />
        </button>
        <button
          type="button"
          aria-label={t('diagram.zoomOut')}
          title={t('diagram.zoomOut')}
          onClick={() => zoomBy(1 / zoomStep)}
        >
          <Icon name="zoom-out" />
        </button>
        <button type="button" aria-label={t('diagram.fit')} title={t('diagram.fit')} onClick={showAll}>
          <Icon name="fullscreen" />
        </button>
      </div>
      <div
        className="map-canvas"
        ref={place}
        role="group"
        tabIndex={0}
        aria-label={t('diagram.label', { name })}
        aria-describedby={hintId}
        onKeyDown={move}
      />
      {drawn === null && <p className="map-wait">{t('diagram.loading')}</p>}
      <p className="visually-hidden" id={hintId}>
        {t('diagram.keyboard')}
      </p>
    </div>
  );
}
