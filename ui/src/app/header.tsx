import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '../session/session.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { MainMenu } from './main-menu.tsx';
import './shell.css';

export function Header() {
  const { t } = useTranslation();
  const { session } = useSessionState();
  return (
    <header className="site-header">
      <div className="slim">
        <div className="bar">
          <span className="slim-name">{t('app.organisation')}</span>
          <LanguageSwitch />
          {session !== null && <AccountMenu session={session} />}
        </div>
      </div>
      {session?.demo === true && (
        <p className="demo-band">
          <span>{t('app.demo')}</span>
        </p>
      )}
      <div className="brand-row">
        <div className="bar">
          <Link to="/" className="brand" aria-label={t('app.home')}>
            <Logo />
            <span>
              <strong>{t('app.name')}</strong>
              <small>{t('app.claim')}</small>
            </span>
          </Link>
          {session !== null && <MainMenu roles={session.user.roles} />}
        </div>
      </div>
    </header>
  );
}
