import { diagram, history, instance, instances } from './it/cases.ts';
import { decisions } from './it/decisions.ts';
import { administration, designer } from './it/design.ts';
import { accessibility, app, common, failure, nav, role, session } from './it/shell.ts';
import { due, inbox, start, task } from './it/work.ts';

/** Every sentence of the screens. Italian is the source; each other language has this very shape. */
export const it = {
  app,
  nav,
  role,
  common,
  failure,
  session,
  accessibility,
  due,
  inbox,
  task,
  start,
  instances,
  instance,
  history,
  diagram,
  decisions,
  designer,
  administration,
};

export type Sentences = typeof it;
