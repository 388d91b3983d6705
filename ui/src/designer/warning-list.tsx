import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';
import { ProblemEntries, type ProblemEntriesProps } from './problem-entries.tsx';

interface WarningListProps extends ProblemEntriesProps {
  /** The heading can take the focus, so that one can be led there. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** What may go wrong in a diagram that can be published all the same; nothing where there is nothing to say. */
export function WarningList({ heading, ...entries }: WarningListProps) {
  const { t } = useTranslation();
  const count = entries.problems.length;
  if (count === 0) return null;
  return (
    <section className="panel warnings" aria-labelledby="diagram-warnings">
      <h2 id="diagram-warnings" ref={heading} tabIndex={-1}>
        <Icon name="warning-circle" /> {t('designer.warningsCount', { count })}
      </h2>
      <p>{t('designer.warningsText')}</p>
      <ProblemEntries
        {...entries}
        tag={
          <span className="tag tag-warning">
            <Icon name="warning-circle" />
            {t('designer.warning')}
          </span>
        }
      />
    </section>
  );
}
