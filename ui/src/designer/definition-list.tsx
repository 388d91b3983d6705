import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeployedDefinition } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useNameFilter } from '../controls/name-filter.tsx';
import { useFormats } from '../language/format.ts';
import { readLocalCopy } from './local-copy.ts';

interface Lineage {
  readonly latest: DeployedDefinition;
  readonly older: readonly DeployedDefinition[];
}

/** The definitions by process, each with its versions from the newest down. */
function lineagesOf(definitions: readonly DeployedDefinition[]): readonly Lineage[] {
  const byProcess = new Map<string, DeployedDefinition[]>();
  for (const definition of definitions) {
    const lineage = `${definition.districtId}/${definition.processDefinitionId}`;
    byProcess.set(lineage, [...(byProcess.get(lineage) ?? []), definition]);
  }
  return [...byProcess.values()]
    .flatMap((versions) => {
      const [latest, ...older] = versions.toSorted((a, b) => b.version - a.version);
      return latest === undefined ? [] : [{ latest, older }];
    })
    .sort((a, b) => a.latest.name.localeCompare(b.latest.name));
}

export function DefinitionList({ definitions }: { definitions: readonly DeployedDefinition[] }) {
  const { t } = useTranslation();
  const { found, field } = useNameFilter(lineagesOf(definitions), ({ latest }) => [
    latest.name,
    latest.processDefinitionId,
  ]);
  return (
    <>
      {field}
      <ul className="cards definition-list" aria-label={t('designer.listCaption')}>
        {found.map((lineage) => (
          <li key={lineage.latest.processDefinitionKey} className="panel">
            <DefinitionItem {...lineage} />
          </li>
        ))}
      </ul>
    </>
  );
}

function DefinitionItem({ latest, older }: Lineage) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const copy = readLocalCopy(latest.processDefinitionId);
  return (
    <>
      <div className="definition">
        <div className="definition-what">
          <h2>{latest.name}</h2>
          <p className="task-where mono">{latest.processDefinitionId}</p>
        </div>
        <div className="definition-version">
          <VersionTag definition={latest} />
          {copy !== null && (
            <span className="tag tag-warning">
              <Icon name="pencil" />
              {t('designer.localCopy')}
            </span>
          )}
          <span className="task-where">
            {moment(latest.deployedAt)}
            {latest.deployedBy !== null && ` · ${t('designer.by', { name: latest.deployedBy })}`}
          </span>
        </div>
        <OpenLink definition={latest} className="btn btn-primary btn-compact" />
      </div>
      {older.length > 0 && (
        <details className="definition-older">
          <summary>{t('designer.older', { count: older.length })}</summary>
          <ul>
            {older.map((definition) => (
              <li key={definition.processDefinitionKey}>
                <VersionTag definition={definition} />
                <span className="soft small">
                  {moment(definition.deployedAt)}
                  {definition.deployedBy !== null &&
                    ` · ${t('designer.by', { name: definition.deployedBy })}`}
                </span>
                <OpenLink definition={definition} className="btn btn-quiet btn-compact" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function VersionTag({ definition }: { definition: DeployedDefinition }) {
  const { t } = useTranslation();
  const { version, versionTag } = definition;
  return (
    <span className="tag tag-blue">
      {versionTag === null
        ? t('common.version', { version })
        : t('common.versionTagged', { version, tag: versionTag })}
    </span>
  );
}

function OpenLink({ definition, className }: { definition: DeployedDefinition; className: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/disegno/$diagram"
      params={{ diagram: definition.processDefinitionKey }}
      className={className}
      aria-label={t('designer.editNamed', { name: definition.name, version: definition.version })}
    >
      <Icon name="pencil" />
      {t('designer.edit')}
    </Link>
  );
}
