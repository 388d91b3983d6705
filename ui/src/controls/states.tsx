import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../language/failure-words.ts';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status">
      <em className="visually-hidden">{t('app.loading')}</em>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

export function LoadFailure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t('failure.loadTitle')} role="alert">
      <p>{failureWords(t, error)}</p>
      {retry && (
        <button type="button" className="btn btn-outline-primary btn-compact" onClick={retry}>
          <Icon name="refresh" />
          {t('common.retry')}
        </button>
      )}
    </Notice>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className="panel empty-state">
      <svg className="empty-mark" viewBox="0 0 88 88" aria-hidden="true">
        <circle cx="44" cy="44" r="42" fill="#e8f1fb" />
        <rect x="24" y="22" width="40" height="48" rx="4" fill="#fff" stroke="#0066cc" strokeWidth="2.5" />
        <path d="M32 36h24M32 46h24M32 56h14" stroke="#9bc1e8" strokeWidth="3" strokeLinecap="round" />
        <circle cx="62" cy="62" r="13" fill="#00694a" />
        <path
          d="m56 62 4.500 4.500 8-8.500"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
