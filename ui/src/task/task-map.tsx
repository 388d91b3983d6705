import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/wire.ts';
import { LoadFailure } from '../controls/states.tsx';
import { useWideScreen } from '../controls/wide-screen.ts';
import { LazyMap } from '../diagram/lazy-map.tsx';
import { useInstanceDiagram } from './task-queries.ts';

/** Where this task lies in its pathway; folded away where the screen is narrow. */
export function TaskMap({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(useWideScreen());
  const diagram = useInstanceDiagram(task.processInstanceKey, open);
  return (
    <details className="panel task-map" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t('task.map')}</h2>
      </summary>
      {diagram.isError && diagram.data === undefined && <LoadFailure error={diagram.error} />}
      {open && diagram.data && (
        <>
          <LazyMap
            compact
            xml={diagram.data.xml}
            name={task.processName}
            progress={diagram.data}
            focus={task.elementId}
          />
          <p className="small soft task-map-text">{t('task.mapText', { name: task.name })}</p>
        </>
      )}
    </details>
  );
}
