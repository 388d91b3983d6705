import { useTranslation } from 'react-i18next';
import type { DeployedDefinition } from '../api/wire.ts';
import { Notice } from '../controls/notice.tsx';
import { failureWords } from '../language/failure-words.ts';
import { problemsOf } from './publication.ts';

interface EditorNoticesProps {
  readonly published: DeployedDefinition | null;
  /** Of the last check and the last publication; those that name problems of the diagram are listed below it. */
  readonly errors: readonly (Error | null)[];
  /** The name of a file that was not a diagram. */
  readonly unreadable: string | null;
  readonly failed: boolean;
}

/** What the page has to say about the diagram as a whole. */
export function EditorNotices({ published, errors, unreadable, failed }: EditorNoticesProps) {
  const { t } = useTranslation();
  return (
    <>
      {published !== null && <Notice tone="success" title={t('designer.published', published)} />}
      {errors.map(
        (error, at) =>
          error !== null &&
          problemsOf(error) === null && (
            <Notice key={at} tone="danger" role="alert" title={t('failure.title')}>
              <p>{failureWords(t, error)}</p>
            </Notice>
          ),
      )}
      {unreadable !== null && (
        <Notice tone="danger" role="alert" title={t('designer.importFailed', { name: unreadable })} />
      )}
      {failed && <Notice tone="danger" role="alert" title={t('designer.openFailed')} />}
    </>
  );
}
