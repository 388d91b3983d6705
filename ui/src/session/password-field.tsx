import { useId, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../controls/icon.tsx';

interface PasswordFieldProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly missing: boolean;
  /** In a window that opens, the focus begins here. */
  readonly first: boolean;
  readonly onChange: (value: string) => void;
}

export function PasswordField({ input, value, missing, first, onChange }: PasswordFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{t('session.password')}</label>
      <div className="password-box">
        <input
          ref={input}
          id={id}
          className="box"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          value={value}
          data-focus-first={first || undefined}
          required
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-label={t(shown ? 'session.hidePassword' : 'session.showPassword')}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'password-invisible' : 'password-visible'} />
        </button>
      </div>
      {missing && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" />
          {t('session.passwordMissing')}
        </p>
      )}
    </div>
  );
}
