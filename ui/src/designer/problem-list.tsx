import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { ProblemEntries, type ProblemEntriesProps } from './problem-entries.tsx';

interface ProblemListProps extends ProblemEntriesProps {
  /** The diagram has changed since it was looked at. */
  readonly stale: boolean;
}

export function ProblemList({ problems, stale, nameOf, onShow }: ProblemListProps) {
  const { t } = useTranslation();
  const note = stale ? <p className="small">{t('designer.problemsStale')}</p> : null;
  if (problems.length === 0) {
    return (
      <Notice tone={stale ? 'info' : 'success'} title={t('designer.problemsNone')}>
        {note}
      </Notice>
    );
  }
  return (
    <section className="panel problems" aria-label={t('designer.problems')}>
      <h2>
        <Icon name="error" /> {t('designer.problemsCount', { count: problems.length })}
      </h2>
      {note}
      <ProblemEntries problems={problems} nameOf={nameOf} onShow={onShow} />
    </section>
  );
}
