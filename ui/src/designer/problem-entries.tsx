import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeploymentProblem } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { currentLanguage } from '../language/i18n.ts';
import { problemWords } from './problem-words/index.ts';

export interface ProblemEntriesProps {
  readonly problems: readonly DeploymentProblem[];
  readonly nameOf: (element: string) => string;
  /** Selects it in the drawing area, where there is one. */
  readonly onShow?: ((element: string) => void) | undefined;
}

/** Each with its words and its place in the diagram; `tag` stands before the words and says how grave they are. */
export function ProblemEntries({
  problems,
  nameOf,
  onShow,
  tag,
}: ProblemEntriesProps & { readonly tag?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className="side-list">
      {problems.map((problem, at) => (
        <li key={at} className="problem">
          <div>
            {tag}
            <ProblemText problem={problem} nameOf={nameOf} />
          </div>
          {problem.element === null ? (
            <span className="soft small">{t('designer.wholeDiagram')}</span>
          ) : (
            <ProblemPlace element={problem.element} name={nameOf(problem.element)} onShow={onShow} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface ProblemTextProps {
  readonly problem: DeploymentProblem;
  readonly nameOf: ProblemEntriesProps['nameOf'];
}

/** In the language of the screen; the server's English stands below where that says more. */
function ProblemText({ problem, nameOf }: ProblemTextProps) {
  const { message, remedy, language, english } = problemWords(problem, currentLanguage(), nameOf);
  return (
    <>
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
    </>
  );
}

interface ProblemPlaceProps {
  readonly element: string;
  readonly name: string;
  readonly onShow: ProblemEntriesProps['onShow'];
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
