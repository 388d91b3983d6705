import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Logo } from './logo.tsx';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="site-footer">
      <div className="bar">
        <span className="footer-brand">
          <Logo />
          <span>
            <strong>{t('app.name')}</strong>
            <small>{t('app.organisation')}</small>
          </span>
        </span>
        <nav aria-label={t('app.footerLinks')}>
          <Link to="/accessibilita">{t('app.accessibility')}</Link>
        </nav>
        <small className="footer-note">{t('app.footerNote')}</small>
      </div>
    </footer>
  );
}
