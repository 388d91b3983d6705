import { useTranslation } from 'react-i18next';
import { valuesOf, type TaskDetail } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Form } from '../forms/form.tsx';
import { currentLanguage } from '../language/i18n.ts';

interface TaskHeldProps {
  readonly detail: TaskDetail;
  readonly busy: boolean;
  readonly onClaim: () => void;
}

/** An open task that is not in these hands (yet): its form can be read. */
export function TaskHeld({ detail, busy, onClaim }: TaskHeldProps) {
  const { t } = useTranslation();
  const { task, form, variables, may } = detail;
  return (
    <>
      {may.claim ? (
        <div className="panel">
          <h2>{t('inbox.unassigned')}</h2>
          <p>{t('task.claimFirst')}</p>
          <BusyButton className="btn btn-primary" busy={busy} onClick={onClaim}>
            {t('inbox.claim')}
          </BusyButton>
        </div>
      ) : (
        <Notice
          tone="info"
          title={task.assignee === null ? t('inbox.unassigned') : t('task.heldBy', { name: task.assignee })}
        >
          <p>{t('task.readOnly')}</p>
        </Notice>
      )}
      {form !== null && (
        <section className="panel task-form" aria-label={t('task.formTitle')}>
          <h2 className="visually-hidden">{t('task.formTitle')}</h2>
          <Form
            readOnly
            schema={valuesOf(form.schema)}
            values={valuesOf(variables)}
            language={currentLanguage()}
          />
        </section>
      )}
    </>
  );
}
