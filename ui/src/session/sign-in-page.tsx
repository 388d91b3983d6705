import { Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Logo } from '../app/logo.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { Notice } from '../controls/notice.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSessionState } from './session.tsx';
import './session.css';

/** Only a path of ours: a link must not send anybody elsewhere after the sign-in. */
const isOwnPath = (path: string | undefined): path is string =>
  path !== undefined && /^\/(?![/\\])/.test(path);

export function SignInPage() {
  const { t } = useTranslation();
  const { torna, uscita } = useSearch({ from: '/accedi' });
  const { session, demo, pending, failure, retry, accept } = useSessionState();
  if (session !== null) return <Navigate to={isOwnPath(torna) ? torna : '/'} replace />;
  return (
    <div className="page sign-in">
      <div className="sign-in-brand" aria-hidden="true">
        <Logo className="sign-in-mark" />
        <p className="sign-in-name">{t('app.name')}</p>
        <p>{t('app.claim')}</p>
      </div>
      <div className="panel sign-in-panel">
        <PageHeading title={t('session.title')} lead={t('session.intro')} />
        {uscita && <Notice tone="success" title={t('session.signedOut')} role="status" />}
        {!uscita && isOwnPath(torna) && torna !== '/' && (
          <Notice tone="info" title={t('session.signInFirst')} />
        )}
        {pending ? (
          <Loading rows={2} />
        ) : failure !== null ? (
          <LoadFailure error={failure} retry={retry} />
        ) : (
          <SignInForm demo={demo} onSignedIn={accept} />
        )}
        <p className="soft small">{t('session.help')}</p>
      </div>
    </div>
  );
}
