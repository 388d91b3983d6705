import { useTranslation } from 'react-i18next';
import type { DeploymentProblem } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { currentLanguage } from '../language/i18n.ts';
import { problemWords } from './problem-words/index.ts';

interface ProblemListProps {
  readonly problems: readonly DeploymentProblem[];
  /** The diagram has changed since it was looked at. */
  readonly stale: boolean;
  readonly nameOf: (element: string) => string;
  readonly onShow?: (element: string) => void;
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
      <ul className="side-list">
        {problems.map((problem, at) => (
          <li key={at} className="problem">
            <ProblemText problem={problem} nameOf={nameOf} />
            {problem.element === null ? (
              <span className="soft small">{t('designer.wholeDiagram')}</span>
            ) : (
              <ProblemPlace element={problem.element} name={nameOf(problem.element)} onShow={onShow} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ProblemTextProps {
  readonly problem: DeploymentProblem;
  readonly nameOf: ProblemListProps['nameOf'];
}

/** In the language of the screen; the server's English stands below where that says more. */
function ProblemText({ problem, nameOf }: ProblemTextProps) {
  const { message, remedy, language, english } = problemWords(problem, currentLanguage(), nameOf);
  return (
    <div>
      <span lang={language}>
        <strong>{message}</strong>
        {remedy !== '' && <span className="task-where">{remedy}</span>}
      </span>
      {english !== null && (
        <span className="task-where small" lang="en">
          {english}
        </span>
      )}
      <span className="mono soft">{problem.rule}</span>
    </div>
  );
}

interface ProblemPlaceProps {
  readonly element: string;
  readonly name: string;
  readonly onShow: ProblemListProps['onShow'];
}

function ProblemPlace({ element, name, onShow }: ProblemPlaceProps) {
  const { t } = useTranslation();
  if (onShow === undefined) return <span className="soft small">{name}</span>;
  return (
    <button
      type="button"
      className="btn btn-outline-primary btn-compact"
      aria-label={`${t('designer.showElement')}: ${name}`}
      onClick={() => onShow(element)}
    >
      <Icon name="search" />
      {name}
    </button>
  );
}
