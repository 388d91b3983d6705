import { useTranslation } from 'react-i18next';
import { Notice } from '../controls/notice.tsx';
import { useFormats } from '../language/format.ts';
import type { LocalCopy } from './local-copy.ts';

interface DraftChoiceProps {
  readonly copy: LocalCopy;
  readonly onRestore: () => void;
  readonly onDiscard: () => void;
}

/** At the return to a diagram that was left with changes: go on from those, or begin anew. */
export function DraftChoice({ copy, onRestore, onDiscard }: DraftChoiceProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  return (
    <Notice tone="warning" role="status" title={t('designer.restoreTitle')}>
      <p>{t('designer.restoreText', { when: moment(copy.savedAt) })}</p>
      <div className="row-actions">
        <button type="button" className="btn btn-primary btn-compact" onClick={onRestore}>
          {t('designer.restore')}
        </button>
        <button type="button" className="btn btn-outline-primary btn-compact" onClick={onDiscard}>
          {t('designer.discard')}
        </button>
      </div>
    </Notice>
  );
}
