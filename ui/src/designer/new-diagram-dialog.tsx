import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../controls/dialog.tsx';
import { Icon } from '../controls/icon.tsx';
import { templateIds, type TemplateId } from './template-ids.ts';

const wordsOf = {
  semplice: ['designer.templateEmpty', 'designer.templateEmptyText'],
  cura: ['designer.templateCare', 'designer.templateCareText'],
  servizi: ['designer.templateLanes', 'designer.templateLanesText'],
} as const;

export function NewDiagramDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const nameInput = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const [template, setTemplate] = useState<TemplateId>('semplice');

  const create = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') {
      setMissing(true);
      nameInput.current?.focus();
      return;
    }
    void navigate({
      to: '/disegno/$diagram',
      params: { diagram: 'nuovo' },
      search: { modello: template, nome: name.trim() },
    });
  };

  return (
    <Dialog
      title={t('designer.newDiagram')}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-outline-primary btn-compact" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-primary btn-compact">
            {t('designer.newDiagram')}
          </button>
        </>
      }
    >
      <form id={id} className="stack" noValidate onSubmit={create}>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('designer.newName')}</label>
          <input
            ref={nameInput}
            id={`${id}-name`}
            className="box"
            value={name}
            maxLength={100}
            aria-invalid={missing}
            aria-describedby={missing ? `${id}-error` : undefined}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
          {missing && (
            <p className="field-error" id={`${id}-error`}>
              <Icon name="error" />
              {t('designer.newNameMissing')}
            </p>
          )}
        </div>
        <fieldset className="choices">
          <legend>{t('designer.newFrom')}</legend>
          {templateIds.map((each) => (
            <label key={each} className="choice">
              <input
                type="radio"
                name={`${id}-template`}
                checked={each === template}
                onChange={() => setTemplate(each)}
              />
              <span>
                <strong>{t(wordsOf[each][0])}</strong>
                <span className="task-where">{t(wordsOf[each][1])}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
