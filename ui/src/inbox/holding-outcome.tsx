import { useEffect, useRef } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/notice.tsx';
import { failureWords } from '../language/failure-words.ts';
import type { useHolding } from './inbox-queries.ts';

/**
 * What became of the last attempt to take a task or give it back. The button that was pressed may be gone with its
 * row, so the focus comes here.
 */
export function HoldingOutcome({ holding }: { holding: ReturnType<typeof useHolding> }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (holding.isSuccess) place.current?.focus();
  }, [holding.isSuccess, holding.submittedAt]);
  if (holding.isError) return <Notice tone="danger" role="alert" title={failureWords(t, holding.error)} />;
  if (!holding.isSuccess) return null;
  const { task, take } = holding.variables;
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="success" title={t(take ? 'inbox.claimed' : 'inbox.released', { name: task.name })}>
        {take && (
          <Link to="/attivita/$userTaskKey" params={{ userTaskKey: task.userTaskKey }}>
            {t('inbox.open')} «{task.name}»
          </Link>
        )}
      </Notice>
    </div>
  );
}
