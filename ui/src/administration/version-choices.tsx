import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pathway } from '../api/wire.ts';
import { useFormats } from '../language/format.ts';

interface VersionChoicesProps {
  readonly pathway: Pathway;
  /** What the district uses now; null: it follows the latest version. */
  readonly inUse: string | null;
  readonly chosen: string | null | undefined;
  readonly onChoose: (processDefinitionKey: string | null) => void;
}

export function VersionChoices({ pathway, inUse, chosen, onChoose }: VersionChoicesProps) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const name = useId();
  const choices = [
    { key: null, label: t('administration.choiceLatest', { version: pathway.latest.version }) },
    ...pathway.versions.map((version) => ({
      key: version.processDefinitionKey,
      label: t('administration.choiceVersion', { version: version.version, when: date(version.deployedAt) }),
    })),
  ];
  return (
    <fieldset className="choices">
      <legend>{t('administration.choice')}</legend>
      {choices.map(({ key, label }) => (
        <label key={key ?? 'latest'} className="choice">
          <input
            type="radio"
            name={name}
            checked={key === chosen}
            disabled={key === inUse}
            onChange={() => onChoose(key)}
          />
          <span>
            {label} {key === inUse && <span className="tag tag-blue">{t('administration.inUse')}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
