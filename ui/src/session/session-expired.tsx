import { useTranslation } from 'react-i18next';
import { Dialog } from '../controls/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSessionState } from './session.tsx';
import './session.css';

/** Lies over the page when the session ends: the page, with all that was typed, waits underneath. */
export function SessionExpired() {
  const { t } = useTranslation();
  const { expired, session, accept, signOut } = useSessionState();
  if (!expired || session === null) return null;
  return (
    <Dialog
      title={t('session.expiredTitle')}
      actions={
        <button type="button" className="btn btn-quiet btn-compact" onClick={() => void signOut()}>
          {t('session.expiredLeave')}
        </button>
      }
    >
      <p>{t('session.expiredText')}</p>
      <SignInForm knownUsername={session.user.username} onSignedIn={accept} />
    </Dialog>
  );
}
