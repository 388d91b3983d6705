import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pathway, PathwayDistrict } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { failureWords } from '../language/failure-words.ts';
import { useChoice } from './pathway-queries.ts';
import { VersionChoices } from './version-choices.tsx';

interface VersionDialogProps {
  readonly pathway: Pathway;
  readonly district: PathwayDistrict;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const shortestReason = 3;

export function VersionDialog({ pathway, district, onClose, onChanged }: VersionDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const inUse = district.followsLatest ? null : district.processDefinitionKey;
  const reasonInput = useRef<HTMLTextAreaElement>(null);
  // Nothing is chosen at first: a change is never made by only pressing Enter.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const choice = useChoice(pathway.processDefinitionId);
  const version = pathway.versions.find((each) => each.processDefinitionKey === chosen)?.version;
  const unchosen = tried && chosen === undefined;
  const unreasoned = tried && reason.trim().length < shortestReason;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen === undefined)
      return document.getElementById(`${id}-choices`)?.querySelector('input')?.focus();
    if (reason.trim().length < shortestReason) return reasonInput.current?.focus();
    if (choice.isPending) return;
    choice.mutate(
      { districtId: district.districtId, processDefinitionKey: chosen, reason: reason.trim() },
      { onSuccess: onChanged },
    );
  };

  return (
    <Dialog
      title={t('administration.dialogTitle', { district: district.districtName })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-outline-primary btn-compact" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <BusyButton
            type="submit"
            form={id}
            className="btn btn-primary btn-compact"
            busy={choice.isPending}
            busyLabel={t('administration.submitting')}
          >
            {t('administration.submit')}
          </BusyButton>
        </>
      }
    >
      <form id={id} className="stack" noValidate onSubmit={submit}>
        {choice.isError && <Notice tone="danger" role="alert" title={failureWords(t, choice.error)} />}
        <div id={`${id}-choices`}>
          <VersionChoices pathway={pathway} inUse={inUse} chosen={chosen} onChoose={setChosen} />
          {unchosen && (
            <p className="field-error" role="alert">
              <Icon name="error" />
              {t('administration.choiceSame')}
            </p>
          )}
        </div>
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('administration.reason')}</label>
          <p className="field-hint" id={`${id}-hint`}>
            {t('administration.reasonHint')}
          </p>
          <textarea
            ref={reasonInput}
            id={`${id}-reason`}
            className="box"
            rows={3}
            maxLength={1000}
            required
            value={reason}
            aria-invalid={unreasoned}
            aria-describedby={unreasoned ? `${id}-hint ${id}-error` : `${id}-hint`}
            onChange={(event) => setReason(event.target.value)}
          />
          {unreasoned && (
            <p className="field-error" id={`${id}-error`}>
              <Icon name="error" />
              {t('administration.reasonMissing')}
            </p>
          )}
        </div>
        <div role="status">
          {chosen !== undefined && (
            <Notice
              tone="info"
              title={
                chosen === null
                  ? t('administration.confirmLatest', {
                      district: district.districtName,
                      version: pathway.latest.version,
                    })
                  : t('administration.confirm', { district: district.districtName, version: version ?? '' })
              }
            />
          )}
        </div>
      </form>
    </Dialog>
  );
}
