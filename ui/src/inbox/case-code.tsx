import { useTranslation } from 'react-i18next';

interface CaseCodeProps {
  readonly businessId: string | null;
  readonly processInstanceKey: string;
}

/** How a case is called: by its code, never by a name of a person. */
export function CaseCode({ businessId, processInstanceKey }: CaseCodeProps) {
  const { t } = useTranslation();
  return <span className="mono">{businessId ?? t('common.noCode', { key: processInstanceKey })}</span>;
}

export function useCaseCode() {
  const { t } = useTranslation();
  return ({ businessId, processInstanceKey }: CaseCodeProps) =>
    businessId ?? t('common.noCode', { key: processInstanceKey });
}
