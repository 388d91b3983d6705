import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FormDefinition, Values } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import type { Conflict } from './completion.ts';
import { typedLines } from './typed-lines.ts';

interface TaskConflictProps {
  readonly conflict: Conflict;
  readonly form: FormDefinition | null;
  readonly values: Values;
}

/** Somebody else was faster: says so, and gives back what was typed. */
export function TaskConflict({ conflict, form, values }: TaskConflictProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const lines = typedLines(form?.schema, values, { yes: t('common.yes'), no: t('common.no') });
  const copy = async () => {
    await navigator.clipboard.writeText(lines.map(({ label, text }) => `${label}: ${text}`).join('\n'));
    announce(t('task.copied'));
  };
  return (
    <>
      <div ref={place} tabIndex={-1}>
        <Notice
          tone="warning"
          title={t(conflict === 'taken' ? 'task.conflictTakenTitle' : 'task.conflictDoneTitle')}
        >
          <p>{t(conflict === 'taken' ? 'task.conflictTakenText' : 'task.conflictDoneText')}</p>
          <Link to="/attivita" className="btn btn-primary btn-compact">
            {t('task.toInbox')}
          </Link>
        </Notice>
      </div>
      {lines.length > 0 && (
        <section className="panel">
          <h2>{t('task.yourValues')}</h2>
          <dl className="typed">
            {lines.map(({ key, label, text }) => (
              <div key={key}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="btn btn-outline-primary btn-compact" onClick={() => void copy()}>
            <Icon name="copy" />
            {t('task.copyValues')}
          </button>
        </section>
      )}
    </>
  );
}
