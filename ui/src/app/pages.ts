import type { Role } from '../api/wire.ts';

interface Page {
  readonly to: '/attivita' | '/avvia' | '/casi' | '/disegno' | '/decisioni' | '/amministrazione';
  readonly name: 'inbox' | 'start' | 'instances' | 'designer' | 'decisions' | 'administration';
  readonly roles: readonly Role[];
}

const pages: readonly Page[] = [
  { to: '/attivita', name: 'inbox', roles: ['operator'] },
  { to: '/avvia', name: 'start', roles: ['operator'] },
  { to: '/casi', name: 'instances', roles: ['operator', 'designer', 'administrator'] },
  { to: '/disegno', name: 'designer', roles: ['designer'] },
  { to: '/decisioni', name: 'decisions', roles: ['designer', 'administrator'] },
  { to: '/amministrazione', name: 'administration', roles: ['administrator'] },
];

/** What the menu offers: the pages of any of these roles. */
export const pagesFor = (roles: readonly Role[]) =>
  pages.filter((page) => page.roles.some((role) => roles.includes(role)));

const homes: readonly (readonly [Role, Page['to']])[] = [
  ['operator', '/attivita'],
  ['designer', '/disegno'],
  ['administrator', '/amministrazione'],
];

/** Where the work of somebody begins. */
export const homeOf = (roles: readonly Role[]) =>
  homes.find(([role]) => roles.includes(role))?.[1] ?? '/accessibilita';
