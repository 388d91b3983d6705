import { useEffect, useId } from 'react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/wire.ts';
import { Icon } from '../controls/icon.tsx';
import { useDisclosure } from './disclosure.ts';
import { pagesFor } from './pages.ts';

export function MainMenu({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const id = useId();
  const { open, root, toggle, close } = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(close, [path]);
  return (
    <div className="main-menu" id="menu" ref={root}>
      <button type="button" className="menu-button" aria-expanded={open} aria-controls={id} onClick={toggle}>
        <Icon name={open ? 'close' : 'burger'} />
        {t('app.menu')}
      </button>
      <nav id={id} tabIndex={-1} className={open ? 'open' : ''} aria-label={t('app.mainMenu')}>
        <ul>
          {pagesFor(roles).map(({ to, name }) => (
            <li key={to}>
              <Link to={to} activeProps={{ className: 'active' }} onClick={close}>
                {t(`nav.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
