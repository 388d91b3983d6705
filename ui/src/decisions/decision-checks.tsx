import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../engine/browser.ts';
import { Icon, type IconName } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { problemWords } from '../designer/problem-words/index.ts';
import { currentLanguage } from '../language/i18n.ts';

const looks = {
  error: { icon: 'error', tone: 'tag-danger', words: 'decisions.severityError' },
  warning: { icon: 'warning-circle', tone: 'tag-warning', words: 'decisions.severityWarning' },
  info: { icon: 'info-circle', tone: '', words: 'decisions.severityInfo' },
} as const satisfies Readonly<Record<Finding['severity'], { icon: IconName; tone: string; words: string }>>;

/** What is suspicious about tables, without their being run. */
export function DecisionChecks({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <Notice tone="success" title={t('decisions.checksNone')} />;
  return (
    <section className="panel" aria-label={t('decisions.viewChecks')}>
      <p className="soft">{t('decisions.checksIntro')}</p>
      <ul className="side-list">
        {findings.map((finding, at) => (
          <li key={at}>
            <FindingText finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingText({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { icon, tone, words } = looks[finding.severity];
  const { message, remedy, language, english } = problemWords(
    { ...finding, file: '' },
    currentLanguage(),
    (element) => element,
  );
  return (
    <div className="finding">
      <span className={`tag ${tone}`}>
        <Icon name={icon} />
        {t(words)}
      </span>
      <span lang={language}>
        <strong>{message}</strong>
        {remedy !== '' && <span className="task-where">{remedy}</span>}
      </span>
      {english !== null && (
        <span className="task-where small" lang="en">
          {english}
        </span>
      )}
    </div>
  );
}
