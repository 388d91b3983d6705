import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { stepsOf } from '../diagram/diagram-steps.ts';
import { LazyMap } from '../diagram/lazy-map.tsx';
import { failureWords } from '../language/failure-words.ts';
import { download } from './download.ts';
import { ProblemList } from './problem-list.tsx';
import { useCheck } from './publication.ts';
import type { DiagramSource } from './source.ts';
import { WarningList } from './warning-list.tsx';

/** On a telephone a diagram can be looked at and checked; drawing it needs more room. */
export function NarrowEditor({ source }: { source: DiagramSource }) {
  const { t } = useTranslation();
  const check = useCheck();
  const names = useMemo(
    () => new Map(stepsOf(source.xml).map(({ elementId, name }) => [elementId, name])),
    [source.xml],
  );
  const nameOf = (element: string) => names.get(element) ?? element;
  return (
    <>
      <PageHeading
        title={source.name}
        lead={
          source.definition === null
            ? t('designer.neverPublished')
            : t('common.version', { version: source.definition.version })
        }
      />
      <Notice tone="info" title={t('designer.narrow')} />
      <LazyMap xml={source.xml} name={source.name} />
      <div className="row-actions narrow-actions">
        <BusyButton
          className="btn btn-primary btn-compact"
          busy={check.isPending}
          busyLabel={t('designer.checking')}
          onClick={() => check.mutate({ resourceName: source.resourceName, xml: source.xml })}
        >
          {t('designer.check')}
        </BusyButton>
        <button
          type="button"
          className="btn btn-outline-primary btn-compact"
          onClick={() => download(source.resourceName, source.xml)}
        >
          <Icon name="download" />
          {t('designer.download')}
        </button>
      </div>
      <div role="status">
        {check.isError && <Notice tone="danger" title={failureWords(t, check.error)} />}
        {check.data && (
          <>
            <ProblemList problems={check.data.problems} stale={false} nameOf={nameOf} />
            <WarningList problems={check.data.warnings} nameOf={nameOf} />
          </>
        )}
      </div>
    </>
  );
}
