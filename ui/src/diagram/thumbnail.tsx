import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './diagram.css';

// One drawing at a time: a page of cards must stay usable while its pictures appear.
let queue: Promise<unknown> = Promise.resolve();

async function pictureOf(xml: string): Promise<string> {
  const { draw } = await import('./viewer.ts');
  const workshop = document.createElement('div');
  workshop.className = 'map-workshop';
  document.body.append(workshop);
  try {
    const { viewer } = await draw(workshop, xml);
    const { svg } = await viewer.saveSVG();
    viewer.destroy();
    return URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  } finally {
    workshop.remove();
  }
}

/** A still picture of a diagram, drawn when there is time. */
export function Thumbnail({ xml, name }: { xml: string; name: string }) {
  const { t } = useTranslation();
  const [picture, setPicture] = useState<string | null>(null);
  const shown = useRef<string | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    const isGone = () => gone.signal.aborted;
    queue = queue.then(async () => {
      if (isGone()) return;
      const drawn = await pictureOf(xml).catch(() => null);
      if (drawn !== null && isGone()) {
        URL.revokeObjectURL(drawn);
        return;
      }
      shown.current = drawn;
      setPicture(drawn);
    });
    return () => {
      gone.abort();
      if (shown.current !== null) URL.revokeObjectURL(shown.current);
    };
  }, [xml]);

  return (
    <div className="thumbnail">
      {picture === null ? (
        <span className="thumbnail-wait" aria-hidden="true" />
      ) : (
        <img src={picture} alt={t('start.mapAlt', { name })} />
      )}
    </div>
  );
}
