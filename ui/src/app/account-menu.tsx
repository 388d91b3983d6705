import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useSessionState } from '../session/session.tsx';
import { useDisclosure } from './disclosure.ts';

export function AccountMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { signOut } = useSessionState();
  const { open, root, toggle } = useDisclosure();
  const id = useId();
  const { user, districts } = session;
  return (
    <div className="account" ref={root}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('app.account', { name: user.displayName })}
        onClick={toggle}
      >
        <Icon name="user" />
        <span className="account-name">{user.displayName}</span>
        <Icon name={open ? 'collapse' : 'expand'} />
      </button>
      <div className="account-panel" id={id} hidden={!open}>
        <p className="account-who">
          <strong>{user.displayName}</strong>
          <span className="mono">{user.username}</span>
        </p>
        <dl>
          <dt>{t('app.roles')}</dt>
          <dd>{user.roles.map((role) => t(`role.${role}`)).join(', ')}</dd>
          {user.groups.length > 0 && (
            <>
              <dt>{t('app.groups')}</dt>
              <dd>{user.groups.join(', ')}</dd>
            </>
          )}
          {districts.length > 0 && (
            <>
              <dt>{t('app.districts')}</dt>
              <dd>{districts.map((district) => district.name).join(', ')}</dd>
            </>
          )}
        </dl>
        <button type="button" className="btn btn-primary btn-compact" onClick={() => void signOut()}>
          <Icon name="logout" />
          {t('app.signOut')}
        </button>
      </div>
    </div>
  );
}
