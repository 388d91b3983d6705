import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { useFormats } from '../language/format.ts';
import type { DraftState } from './draft.ts';

export function DraftStatus({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  if (state.kind === 'none') return null;
  if (state.kind === 'failed') {
    return (
      <span className="draft-status draft-failed">
        <Icon name="warning-circle" />
        {t('task.draftFailed')}
      </span>
    );
  }
  return (
    <span className="draft-status">
      {state.kind === 'saved' && <Icon name="check" />}
      {state.kind === 'saving' ? t('task.draftSaving') : t('task.draftSaved', { time: time(state.at) })}
    </span>
  );
}
