import { useTranslation } from 'react-i18next';

export function SkipLinks({ withMenu }: { withMenu: boolean }) {
  const { t } = useTranslation();
  const focus = (selector: string) => {
    const visible = [...document.querySelectorAll<HTMLElement>(selector)].find((each) =>
      each.checkVisibility(),
    );
    visible?.focus();
    visible?.scrollIntoView({ block: 'nearest' });
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
            focus('.menu-button, .main-menu a');
          }}
        >
          {t('app.skipToMenu')}
        </a>
      )}
    </nav>
  );
}
