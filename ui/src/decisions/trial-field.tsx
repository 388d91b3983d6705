import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedInput } from '../../../engine/browser.ts';
import { SelectField } from '../controls/select-field.tsx';
import { listedTexts } from './cell-words.ts';
import { askingOf, pathOf, readEntered, type Entered } from './entered-inputs.ts';
import { nameInWords } from './name-in-words.ts';

interface TrialFieldProps {
  readonly input: AskedInput;
  readonly within: string;
  readonly entered: Entered;
  readonly onEnter: (path: string, texts: readonly string[]) => void;
}

/** A field for an input, by its declared type. */
export function TrialField({ input, within, entered, onEnter }: TrialFieldProps) {
  const { t } = useTranslation();
  const path = pathOf(within, input);
  const { shape, label } = input;
  const name = label === input.name ? nameInWords(label) : label;
  const texts = entered[path] ?? [];
  const notGiven = { value: '', label: t('decisions.notGiven') };
  const allowed = listedTexts(shape.allowedValues) ?? [];
  const choose = (text: string) => onEnter(path, text === '' ? [] : [text]);
  switch (askingOf(shape)) {
    case 'parts':
      return (
        <details className="required">
          <summary>{name}</summary>
          <fieldset className="trial-parts" aria-label={name}>
            {shape.parts.map((part) => (
              <TrialField key={part.name} input={part} within={path} entered={entered} onEnter={onEnter} />
            ))}
          </fieldset>
        </details>
      );
    case 'choices':
      return (
        <fieldset className="trial-parts">
          <legend>{name}</legend>
          {allowed.map((text) => (
            <label key={text} className="check-field">
              <input
                type="checkbox"
                checked={texts.includes(text)}
                onChange={({ target }) =>
                  onEnter(path, target.checked ? [...texts, text] : texts.filter((each) => each !== text))
                }
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      );
    case 'choice':
      return (
        <SelectField
          label={name}
          value={texts[0] ?? ''}
          options={[notGiven, ...allowed.map((text) => ({ value: text, label: text }))]}
          onChange={choose}
        />
      );
    case 'boolean':
      return (
        <SelectField
          label={name}
          value={texts[0] ?? ''}
          options={[
            notGiven,
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
          onChange={choose}
        />
      );
    default:
      return <TypedField {...{ input, name, path, entered, onEnter }} />;
  }
}

interface TypedFieldProps extends Pick<TrialFieldProps, 'input' | 'entered' | 'onEnter'> {
  readonly name: string;
  readonly path: string;
}

function TypedField({ input, name, path, entered, onEnter }: TypedFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const asking = askingOf(input.shape);
  const isWrong = readEntered(input, path, entered) === null;
  const hint = isWrong
    ? t(asking === 'number' ? 'decisions.wrongNumber' : 'decisions.wrongFeel')
    : asking === 'feel'
      ? t('decisions.feelHint')
      : null;
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="box"
        type={asking === 'date' ? 'date' : 'text'}
        inputMode={asking === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        value={entered[path]?.[0] ?? ''}
        aria-invalid={isWrong || undefined}
        aria-describedby={hint === null ? undefined : `${id}-hint`}
        onChange={(event) => onEnter(path, event.target.value === '' ? [] : [event.target.value])}
      />
      {hint !== null && (
        <p id={`${id}-hint`} className={isWrong ? 'field-error' : 'field-hint'}>
          {hint}
        </p>
      )}
    </div>
  );
}
