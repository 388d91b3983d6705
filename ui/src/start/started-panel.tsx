import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StartedInstance } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { CaseCode } from '../inbox/case-code.tsx';
import { NextTasks } from '../task/next-tasks.tsx';
import '../task/task.css';

interface StartedPanelProps {
  readonly started: StartedInstance;
  readonly name: string;
  readonly onAnother: () => void;
}

export function StartedPanel({ started, name, onAnother }: StartedPanelProps) {
  const { t } = useTranslation();
  return (
    <div className="task-done">
      <div className="panel task-done-panel">
        <span className="done-mark" aria-hidden="true">
          <Icon name="check" />
        </span>
        <PageHeading title={t('start.startedTitle')} lead={name} />
        <p className="started-code">
          {t('start.startedText')} <CaseCode {...started} />
        </p>
        <NextTasks title={t('start.nextTitle')} none={t('start.nextNone')} tasks={started.nextTasks} />
        <div className="row-actions">
          <Link
            to="/casi/$processInstanceKey"
            params={{ processInstanceKey: started.processInstanceKey }}
            className="btn btn-outline-primary"
          >
            {t('task.toCase')}
          </Link>
          <button type="button" className="btn btn-quiet" onClick={onAnother}>
            {t('start.another')}
          </button>
        </div>
      </div>
    </div>
  );
}
