import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, HistoryKind } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useFormats } from '../language/format.ts';
import { useHistory } from './instance-queries.ts';

const looks: Readonly<
  Record<HistoryKind, { icon: IconName; tone?: 'success' | 'danger'; automatic?: true }>
> = {
  started: { icon: 'flag' },
  entered: { icon: 'arrow-right', automatic: true },
  completed: { icon: 'check', automatic: true },
  terminated: { icon: 'close' },
  taskCompleted: { icon: 'check', tone: 'success' },
  incident: { icon: 'error', tone: 'danger' },
  incidentResolved: { icon: 'check-circle', tone: 'success' },
  message: { icon: 'mail' },
  timer: { icon: 'clock' },
  ended: { icon: 'flag', tone: 'success' },
};

export function InstanceHistory({ processInstanceKey }: { processInstanceKey: string }) {
  const { t } = useTranslation();
  const history = useHistory(processInstanceKey);
  const [all, setAll] = useState(false);
  if (history.data === undefined) {
    return history.isError ? (
      <LoadFailure error={history.error} retry={() => void history.refetch()} />
    ) : (
      <Loading rows={4} />
    );
  }
  const entries = history.data.pages.flatMap((page) => page.items);
  const shown = entries.filter((entry) => all || !looks[entry.kind].automatic);
  return (
    <section className="panel" aria-label={t('instance.historyTitle')}>
      <label className="check-field">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
        <span>{t('instance.historyAll')}</span>
      </label>
      {shown.length === 0 ? (
        <p className="soft">{t('instance.historyEmpty')}</p>
      ) : (
        <ol className="timeline">
          {shown.map((entry) => (
            <HistoryItem key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <BusyButton
          className="btn btn-outline-primary btn-compact"
          busy={history.isFetchingNextPage}
          busyLabel={t('app.loading')}
          onClick={() => void history.fetchNextPage()}
        >
          {t('instance.historyMore')}
        </BusyButton>
      )}
    </section>
  );
}

function HistoryItem({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { icon, tone } = looks[entry.kind];
  const who = entry.actorName ?? entry.actor;
  return (
    <li className={tone && `timeline-${tone}`}>
      <span className="timeline-mark">
        <Icon name={icon} />
      </span>
      <div>
        <p className="timeline-what">
          {t(`history.${entry.kind}`, { name: entry.elementName ?? entry.elementId ?? t('history.unnamed') })}
        </p>
        <p className="timeline-when">
          <time dateTime={entry.at}>{moment(entry.at)}</time>
          {who !== null && ` · ${t('history.by', { name: who })}`}
        </p>
        {entry.detail !== null && <p className="timeline-when">{entry.detail}</p>}
      </div>
    </li>
  );
}
