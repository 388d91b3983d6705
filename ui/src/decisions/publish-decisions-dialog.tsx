import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadDecisions } from '../../../engine/browser.ts';
import { checkDiagram } from '../api/calls.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Notice } from '../controls/notice.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { ProblemList } from '../designer/problem-list.tsx';
import { problemsOf, usePublication } from '../designer/publication.ts';
import { failureWords } from '../language/failure-words.ts';
import { DecisionChecks } from './decision-checks.tsx';

export interface ChosenFile {
  readonly resourceName: string;
  readonly xml: string;
}

/** What would hinder the publication, what the file holds, and what the checks of its tables find. */
async function examine({ resourceName, xml }: ChosenFile) {
  const [{ problems }, tools] = await Promise.all([checkDiagram(resourceName, xml), loadDecisions()]);
  // With imports it cannot be read here alone: then what the server found is all that is said.
  const { program } = await tools.readDecisions(xml);
  return {
    problems,
    decisions: program?.model.decisions.map((decision) => tools.outlineOf(decision, program.model)) ?? [],
    findings: program ? tools.checkDecisions(program.model) : [],
  };
}

interface PublishDecisionsDialogProps {
  readonly file: ChosenFile;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

export function PublishDecisionsDialog({ file, onClose, onPublished }: PublishDecisionsDialogProps) {
  const { t } = useTranslation();
  const examined = useQuery({
    queryKey: ['decision-file-examined', file],
    queryFn: () => examine(file),
    gcTime: 0,
  });
  const publication = usePublication();
  const refused = problemsOf(publication.error);
  const problems = refused ?? examined.data?.problems ?? null;
  return (
    <Dialog
      title={t('decisions.publishTitle', { name: file.resourceName })}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn btn-outline-primary btn-compact" onClick={onClose}>
            {t('common.cancel')}
          </button>
          {problems?.length === 0 && (
            <BusyButton
              className="btn btn-primary btn-compact"
              busy={publication.isPending}
              busyLabel={t('decisions.publishing')}
              onClick={() => publication.mutate(file, { onSuccess: onPublished })}
            >
              {t('decisions.publishDo')}
            </BusyButton>
          )}
        </>
      }
    >
      {examined.isError && <LoadFailure error={examined.error} retry={() => void examined.refetch()} />}
      {examined.isPending && <Loading rows={2} />}
      {publication.isError && refused === null && (
        <Notice tone="danger" role="alert" title={t('failure.title')}>
          <p>{failureWords(t, publication.error)}</p>
        </Notice>
      )}
      {problems !== null && problems.length > 0 && (
        <>
          <Notice tone="danger" role="alert" title={t('decisions.publishProblems')} />
          <ProblemList problems={problems} stale={false} nameOf={(element) => element} />
        </>
      )}
      {problems?.length === 0 && examined.data !== undefined && (
        <>
          <Notice tone="success" title={t('decisions.publishFine')} role="status" />
          <p>{t('decisions.publishText')}</p>
          <h3 className="dialog-part">{t('decisions.publishContains')}</h3>
          <ul>
            {examined.data.decisions.map(({ decisionId, name }) => (
              <li key={decisionId}>{name}</li>
            ))}
          </ul>
          <h3 className="dialog-part">{t('decisions.viewChecks')}</h3>
          <DecisionChecks findings={examined.data.findings} />
        </>
      )}
    </Dialog>
  );
}
