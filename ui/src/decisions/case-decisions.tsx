import { useTranslation } from 'react-i18next';
import { BusyButton } from '../controls/busy-button.tsx';
import { Notice } from '../controls/notice.tsx';
import { Empty, LoadFailure, Loading } from '../controls/states.tsx';
import { useFormats } from '../language/format.ts';
import { CaseDecisionReason } from './case-decision-reason.tsx';
import { useCaseDecisions } from './decision-queries.ts';
import { evaluationsOf, type Evaluation } from './evaluations.ts';
import './decisions.css';

/** What decision tables have decided in a case, newest first, and why. */
export function CaseDecisions({ processInstanceKey }: { processInstanceKey: string }) {
  const { t } = useTranslation();
  const decisions = useCaseDecisions(processInstanceKey);
  if (decisions.data === undefined)
    return decisions.isError ? (
      <LoadFailure error={decisions.error} retry={() => void decisions.refetch()} />
    ) : (
      <Loading rows={3} />
    );
  const { pages } = decisions.data;
  const evaluations = evaluationsOf(pages.flatMap((page) => page.items));
  if (evaluations.length === 0)
    return <Empty title={t('decisions.caseEmptyTitle')} text={t('decisions.caseEmptyText')} />;
  const latestTable = evaluations.find(({ decision }) => decision.ruleCount > 0);
  const areValuesShown = pages.every((page) => page.areValuesShown);
  return (
    <section aria-label={t('decisions.caseTitle')}>
      <h2>{t('decisions.caseTitle')}</h2>
      {!areValuesShown && (
        <Notice tone="info">
          <p>{t('decisions.hidden')}</p>
        </Notice>
      )}
      <ol className="cards">
        {evaluations.map((evaluation) => (
          <li key={evaluation.id} className="panel evaluation">
            <EvaluationItem
              {...{ evaluation, processInstanceKey, areValuesShown }}
              open={evaluation === latestTable}
            />
          </li>
        ))}
      </ol>
      {decisions.hasNextPage && (
        <BusyButton
          className="btn btn-outline-primary btn-compact"
          busy={decisions.isFetchingNextPage}
          busyLabel={t('app.loading')}
          onClick={() => void decisions.fetchNextPage()}
        >
          {t('decisions.more')}
        </BusyButton>
      )}
    </section>
  );
}

interface EvaluationProps {
  readonly evaluation: Evaluation;
  readonly processInstanceKey: string;
  readonly areValuesShown: boolean;
  readonly open: boolean;
}

function EvaluationItem({ evaluation, processInstanceKey, areValuesShown, open }: EvaluationProps) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { decision, required } = evaluation;
  const reason = { processInstanceKey, areValuesShown };
  return (
    <>
      <h3>{decision.decisionName}</h3>
      <p className="task-where">
        <time dateTime={decision.at}>{moment(decision.at)}</time>
        {decision.elementId !== null &&
          `, ${t('decisions.decidedIn', { name: decision.elementName ?? decision.elementId })}`}
        {decision.processName !== null &&
          `, ${t('decisions.decidedInProcess', { name: decision.processName })}`}
      </p>
      <CaseDecisionReason decision={decision} {...reason} open={open} />
      {required.length > 0 && (
        <details className="required" open={required.some(({ failure }) => failure !== null)}>
          <summary>{t('decisions.required', { count: required.length })}</summary>
          <ul>
            {required.map((each) => (
              <li key={each.id}>
                <h4>{each.decisionName}</h4>
                <CaseDecisionReason decision={each} {...reason} open={false} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
