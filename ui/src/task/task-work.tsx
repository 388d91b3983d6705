import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft } from '../api/calls.ts';
import { valuesOf, type TaskDetail, type TaskSummary, type Values } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { BusyButton } from '../controls/busy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Notice } from '../controls/notice.tsx';
import { Form } from '../forms/form.tsx';
import { failureWords } from '../language/failure-words.ts';
import { useFormats } from '../language/format.ts';
import { currentLanguage } from '../language/i18n.ts';
import { conflictOf, useCompletion } from './completion.ts';
import { ConfirmPanel } from './confirm-panel.tsx';
import { DraftStatus } from './draft-status.tsx';
import { useDraft } from './draft.ts';
import { fieldErrorsOf } from './field-errors.ts';
import { TaskConflict } from './task-conflict.tsx';

interface TaskWorkProps {
  readonly detail: TaskDetail;
  readonly holding: boolean;
  /** Takes the task when nobody has it, gives it back otherwise. */
  readonly onHold: (() => void) | undefined;
  readonly onDone: (nextTasks: readonly TaskSummary[]) => void;
}

/** A task in these hands: its form, the draft of it, and its completion. */
export function TaskWork({ detail, holding, onHold, onDone }: TaskWorkProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { task, form } = detail;
  const variables = valuesOf(detail.variables);
  const draft = useDraft(task.userTaskKey);
  const completion = useCompletion(task);
  const [restored, setRestored] = useState(detail.draft);
  const [values, setValues] = useState<Values>(() => ({
    ...variables,
    ...valuesOf(detail.draft?.values ?? {}),
  }));
  const [formRound, setFormRound] = useState(0);
  const [asking, setAsking] = useState(false);

  const change = (next: Values) => {
    setValues(next);
    draft.keep(next);
  };

  const submit = (submitted: Values) => {
    if (completion.isPending) return;
    draft.stop();
    completion.mutate(submitted, {
      onSuccess: ({ nextTasks }) => onDone(nextTasks),
      onError: () => draft.resume(),
    });
  };

  const discard = async () => {
    draft.stop();
    await dropDraft(task.userTaskKey).catch(() => undefined);
    draft.resume();
    setAsking(false);
    setRestored(null);
    setValues(variables);
    setFormRound((round) => round + 1);
    announce(t('task.draftDiscarded'));
  };

  const errors = useMemo(() => fieldErrorsOf(completion.error, form?.schema), [completion.error, form]);
  const conflict = completion.isError ? conflictOf(completion.error) : null;
  if (conflict !== null) return <TaskConflict conflict={conflict} form={form} values={values} />;

  const hold = onHold && (
    <BusyButton
      className="btn btn-quiet"
      busy={holding}
      onClick={() => {
        void draft.save();
        onHold();
      }}
    >
      {t(detail.may.claim ? 'inbox.claim' : 'inbox.release')}
    </BusyButton>
  );

  return (
    <>
      {restored !== null && (
        <Notice tone="info" role="status" title={t('task.draftRestored', { when: moment(restored.savedAt) })}>
          <button type="button" className="btn btn-quiet btn-compact" onClick={() => setAsking(true)}>
            {t('task.draftDiscard')}
          </button>
        </Notice>
      )}
      {completion.isError && errors.length === 0 && (
        <Notice tone="danger" role="alert" title={t('failure.title')}>
          <p>{failureWords(t, completion.error)}</p>
        </Notice>
      )}
      <section className="panel task-form" aria-label={t('task.formTitle')}>
        <h2 className="visually-hidden">{t('task.formTitle')}</h2>
        {form === null ? (
          <ConfirmPanel busy={completion.isPending} onConfirm={() => submit({})} extraActions={hold} />
        ) : (
          <Form
            key={formRound}
            schema={valuesOf(form.schema)}
            values={values}
            onChange={change}
            onSubmit={submit}
            busy={completion.isPending}
            errors={errors}
            language={currentLanguage()}
            submitLabel={t('task.complete')}
            actions={
              <>
                {hold}
                <DraftStatus state={draft.state} />
              </>
            }
          />
        )}
      </section>
      {asking && (
        <Dialog
          title={t('task.draftDiscard')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button
                type="button"
                className="btn btn-outline-primary btn-compact"
                onClick={() => setAsking(false)}
              >
                {t('common.cancel')}
              </button>
              <button type="button" className="btn btn-danger btn-compact" onClick={() => void discard()}>
                {t('task.draftDiscard')}
              </button>
            </>
          }
        >
          <p>{t('task.draftDiscardAsk')}</p>
        </Dialog>
      )}
    </>
  );
}
