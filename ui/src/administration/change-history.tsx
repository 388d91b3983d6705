import { useTranslation } from 'react-i18next';
import type { Pathway, PathwayChange } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useFormats } from '../language/format.ts';
import { usePathwayChanges } from './pathway-queries.ts';

/** Who changed which version, when and why. */
export function ChangeHistory({ pathway }: { pathway: Pathway }) {
  const { t } = useTranslation();
  const changes = usePathwayChanges(pathway.processDefinitionId);
  const items = changes.data?.pages.flatMap((page) => page.items);
  return (
    <section className="change-history">
      <h2>{t('administration.historyTitle')}</h2>
      {items === undefined ? (
        changes.isError ? (
          <LoadFailure error={changes.error} retry={() => void changes.refetch()} />
        ) : (
          <Loading rows={2} />
        )
      ) : items.length === 0 ? (
        <p className="soft">{t('administration.historyEmpty')}</p>
      ) : (
        <ol className="cards" aria-label={t('administration.historyCaption', { name: pathway.name })}>
          {items.map((change) => (
            <li key={`${change.at}${change.districtId}`} className="panel change">
              <ChangeItem change={change} />
            </li>
          ))}
        </ol>
      )}
      {changes.hasNextPage && (
        <div className="more">
          <BusyButton
            className="btn btn-outline-primary"
            busy={changes.isFetchingNextPage}
            busyLabel={t('app.loading')}
            onClick={() => void changes.fetchNextPage()}
          >
            {t('common.loadMore')}
          </BusyButton>
        </div>
      )}
    </section>
  );
}

function ChangeItem({ change }: { change: PathwayChange }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const wordsOf = (version: { version: number } | null) =>
    version === null ? t('administration.followLatest') : t('common.version', version);
  return (
    <>
      <p className="change-what">
        <strong>{change.districtName}</strong>
        <span>
          <span className="visually-hidden">{t('administration.columnFrom')} </span>
          {wordsOf(change.from)} <Icon name="arrow-right" />{' '}
          <span className="visually-hidden">{t('administration.columnTo')} </span>
          <strong>{wordsOf(change.to)}</strong>
        </span>
      </p>
      <p className="change-why">{change.reason}</p>
      <p className="small soft">
        <time dateTime={change.at}>{moment(change.at)}</time> · {change.actorName}
      </p>
    </>
  );
}
