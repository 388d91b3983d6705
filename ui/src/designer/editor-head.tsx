import { useTranslation } from 'react-i18next';
import type { DeployedDefinition } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { useFormats } from '../language/format.ts';
import type { DiagramSource } from './source.ts';

interface EditorHeadProps {
  readonly source: DiagramSource;
  readonly base: DeployedDefinition | null;
  readonly dirty: boolean;
  readonly copySavedAt: string | null;
}

export function EditorHead({ source, base, dirty, copySavedAt }: EditorHeadProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <PageHeading
      title={base?.name ?? source.name}
      tabTitle={t('designer.editorTitle', { name: source.name })}
      lead={base === null ? t('designer.neverPublished') : t('designer.basedOn', { version: base.version })}
    >
      <span className="state-tags">
        {dirty ? (
          <span className="tag tag-warning">
            <Icon name="pencil" />
            {t('designer.unsaved')}
          </span>
        ) : (
          <span className="tag">
            <Icon name="check" />
            {t('designer.unchanged')}
          </span>
        )}
        {copySavedAt !== null && (
          <span className="small soft">{t('designer.savedHere', { time: time(copySavedAt) })}</span>
        )}
      </span>
    </PageHeading>
  );
}
