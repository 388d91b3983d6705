import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The pages above this one; the page itself is its heading. */
export function Breadcrumb({ children }: { children: readonly ReactNode[] }) {
  const { t } = useTranslation();
  return (
    <nav className="crumbs" aria-label={t('common.breadcrumb')}>
      <ol>
        {children.map((link, at) => (
          <li key={at}>{link}</li>
        ))}
      </ol>
    </nav>
  );
}
