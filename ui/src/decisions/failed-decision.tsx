import { useTranslation } from 'react-i18next';
import type { Json } from '../../../engine/browser.ts';
import { Notice } from '../controls/notice.tsx';
import { NamedValues } from './value.tsx';

interface FailedDecisionProps {
  readonly failure: string;
  readonly advice: string;
  readonly inputs: readonly { readonly name: string; readonly value: Json }[];
}

/** A decision that could not be made, what it was asked, and what to do. The engine gives the cause in English. */
export function FailedDecision({ failure, advice, inputs }: FailedDecisionProps) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="danger" title={t('decisions.failed')}>
        <p>{advice}</p>
        <p className="small soft" lang="en">
          {failure}
        </p>
      </Notice>
      {inputs.length > 0 && (
        <>
          <p className="asked">{t('decisions.asked')}</p>
          <NamedValues values={inputs} />
        </>
      )}
    </>
  );
}
