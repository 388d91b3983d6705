import { useEffect, useRef, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StartableProcess } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { Thumbnail } from '../diagram/thumbnail.tsx';
import { useStart } from './start-query.ts';

/** True from the moment the element comes near the window. */
function useNear() {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: '200px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { place, near };
}

export function ProcessCard({ process }: { process: StartableProcess }) {
  const { t } = useTranslation();
  const { place, near } = useNear();
  const { name, processDefinitionId, districts, hasStartForm } = process;
  const start = useStart(processDefinitionId, districts[0]?.id, near);
  return (
    <article className="process-card" ref={place}>
      {start.data ? (
        <Thumbnail xml={start.data.xml} name={name} />
      ) : (
        <div className="thumbnail">
          <span className="thumbnail-wait" aria-hidden="true" />
        </div>
      )}
      <div className="process-card-body">
        <h2>{name}</h2>
        <ul className="process-facts">
          <li>
            <Icon name="map-marker" />
            <span>
              {t('start.districtsRun', { count: districts.length })}:{' '}
              {districts.map((district) => `${district.name} (v${district.version})`).join(', ')}
            </span>
          </li>
          <li>
            <Icon name={hasStartForm ? 'list' : 'check'} />
            <span>{t(hasStartForm ? 'start.withForm' : 'start.withoutForm')}</span>
          </li>
        </ul>
        <Link
          to="/avvia/$processDefinitionId"
          params={{ processDefinitionId }}
          className="btn btn-primary"
          aria-label={t('start.chooseNamed', { name })}
        >
          {t('start.choose')}
        </Link>
      </div>
    </article>
  );
}
