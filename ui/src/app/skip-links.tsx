import { useTranslation } from 'react-i18next';

export function SkipLinks({ withMenu }: { withMenu: boolean }) {
  const { t } = useTranslation();
  const focus = (selector: string) => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus();
    element?.scrollIntoView({ block: 'start' });
  };
  return (
    <nav className="skip-links" aria-label={t('app.skipToContent')}>
      <a
        href="#contenuto"
        onClick={(event) => {
          event.preventDefault();
          focus('#contenuto');
        }}
      >
        {t('app.skipToContent')}
      </a>
      {withMenu && (
        <a
          href="#menu"
          onClick={(event) => {
            event.preventDefault();
            focus('.main-menu nav');
          }}
        >
          {t('app.skipToMenu')}
        </a>
      )}
    </nav>
  );
}
