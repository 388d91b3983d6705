import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../api/calls.ts';
import { codeOf, Problem } from '../api/problem.ts';
import type { Session } from '../api/wire.ts';
import { announce } from '../controls/announcer.tsx';
import { BusyButton } from '../controls/busy-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Notice } from '../controls/notice.tsx';
import { failureWords } from '../language/failure-words.ts';
import type { DemoHint } from './demo-hint.ts';
import { useLockout } from './lockout.ts';
import { PasswordField } from './password-field.tsx';

const lockedForUnlessTold = 300;

interface SignInFormProps {
  readonly demo?: DemoHint | null;
  /** Who was signed in before the session expired. */
  readonly knownUsername?: string;
  readonly onSignedIn: (session: Session) => void;
}

export function SignInForm({ demo = null, knownUsername = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const usernameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const [username, setUsername] = useState(knownUsername);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [lockedFor, lock] = useLockout();

  const usernameMissing = tried && username.trim() === '';
  const passwordMissing = tried && password === '';

  const refuse = (error: unknown) => {
    setPassword('');
    if (error instanceof Problem && error.code === 'LOCKED') {
      setFailure(null);
      lock(error.body.retryAfterSeconds ?? lockedForUnlessTold);
      announce(t('session.lockedTitle'));
      return;
    }
    setFailure(error);
    passwordInput.current?.focus();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (username.trim() === '') return usernameInput.current?.focus();
    if (password === '') return passwordInput.current?.focus();
    setBusy(true);
    try {
      onSignedIn(await signIn(username.trim(), password));
    } catch (error) {
      setTried(false);
      refuse(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
      {lockedFor > 0 && (
        <Notice tone="danger" title={t('session.lockedTitle')}>
          <p>
            {lockedFor > 60
              ? t('session.lockedText', { count: Math.ceil(lockedFor / 60) })
              : t('session.lockedSeconds', { count: lockedFor })}
          </p>
        </Notice>
      )}
      {failure !== null && lockedFor === 0 && <SignInFailure failure={failure} />}
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('session.username')}</label>
        <input
          ref={usernameInput}
          id={`${id}-name`}
          className="box"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          required
          aria-invalid={usernameMissing}
          aria-describedby={usernameMissing ? `${id}-name-error` : undefined}
          onChange={(event) => setUsername(event.target.value)}
        />
        {usernameMissing && (
          <p className="field-error" id={`${id}-name-error`}>
            <Icon name="error" />
            {t('session.usernameMissing')}
          </p>
        )}
      </div>
      <PasswordField
        input={passwordInput}
        value={password}
        missing={passwordMissing}
        first={knownUsername !== ''}
        onChange={setPassword}
      />
      <BusyButton
        type="submit"
        className="btn btn-primary"
        busy={busy}
        busyLabel={t('session.submitting')}
        disabled={lockedFor > 0}
      >
        {t('session.submit')}
      </BusyButton>
      {demo !== null && (
        <DemoAccounts
          demo={demo}
          onUse={(account) => {
            setUsername(account.username);
            setPassword(account.password);
            passwordInput.current?.focus();
          }}
        />
      )}
    </form>
  );
}

function SignInFailure({ failure }: { failure: unknown }) {
  const { t } = useTranslation();
  if (codeOf(failure) === 'INVALID_CREDENTIALS') {
    return (
      <Notice tone="danger" title={t('session.wrongTitle')} role="alert">
        <p>{t('session.wrongText')}</p>
      </Notice>
    );
  }
  return <Notice tone="danger" title={failureWords(t, failure)} role="alert" />;
}

interface DemoAccountsProps {
  readonly demo: DemoHint;
  readonly onUse: (account: DemoHint['accounts'][number]) => void;
}

function DemoAccounts({ demo, onUse }: DemoAccountsProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="info" title={t('session.demoTitle')}>
      {demo.accounts.length > 0 && (
        <>
          <p>{t('session.demoText')}</p>
          <div className="row-actions">
            {demo.accounts.map((account) => (
              <button
                key={account.username}
                type="button"
                className="btn btn-outline-primary btn-compact"
                aria-label={t('session.demoUse', { name: account.username })}
                onClick={() => onUse(account)}
              >
                {account.username}
              </button>
            ))}
          </div>
        </>
      )}
    </Notice>
  );
}
