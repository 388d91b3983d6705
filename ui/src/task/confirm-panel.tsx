import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';

interface ConfirmPanelProps {
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly extraActions?: ReactNode;
}

/** For a task without a form: one sentence and one button. */
export function ConfirmPanel({ busy, onConfirm, extraActions }: ConfirmPanelProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('task.noForm')}</p>
      <div className="row-actions">
        <BusyButton
          className="btn btn-primary"
          busy={busy}
          busyLabel={t('task.completing')}
          onClick={onConfirm}
        >
          {t('task.confirm')}
        </BusyButton>
        {extraActions}
      </div>
    </>
  );
}
