import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotFound } from '../app/not-found.tsx';
import { Breadcrumb } from '../controls/breadcrumb.tsx';
import { Notice } from '../controls/notice.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { useDecisionFile } from './decision-file.ts';
import { useDecisions } from './decision-queries.ts';
import { DecisionView } from './decision-view.tsx';
import './decisions.css';

export function DecisionPage() {
  const { t } = useTranslation();
  const { decisionDefinitionKey } = useParams({ from: '/signed-in/decisioni/$decisionDefinitionKey' });
  const decisions = useDecisions();
  const file = useDecisionFile(decisionDefinitionKey);
  const decision = decisions.data?.find((each) => each.decisionDefinitionKey === decisionDefinitionKey);
  if (decisions.data !== undefined && decision === undefined) return <NotFound />;
  const error = decisions.error ?? file.error;
  return (
    <div className="page">
      <Breadcrumb>
        {[
          <Link key="list" to="/decisioni">
            {t('nav.decisions')}
          </Link>,
        ]}
      </Breadcrumb>
      {decisions.data !== undefined && decision !== undefined && file.data !== undefined ? (
        file.data.program === null ? (
          <Notice tone="danger" title={t('decisions.unreadable')} />
        ) : (
          <DecisionView
            key={decisionDefinitionKey}
            decision={decision}
            others={decisions.data}
            file={file.data}
            program={file.data.program}
          />
        )
      ) : error !== null ? (
        <LoadFailure error={error} retry={() => void Promise.all([decisions.refetch(), file.refetch()])} />
      ) : (
        <Loading rows={5} />
      )}
    </div>
  );
}
