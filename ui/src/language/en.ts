import { diagram, history, instance, instances } from './en/cases.ts';
import { decisions } from './en/decisions.ts';
import { administration, designer } from './en/design.ts';
import { accessibility, app, common, failure, nav, role, session } from './en/shell.ts';
import { due, inbox, start, task } from './en/work.ts';
import type { Sentences } from './it.ts';

export const en: Sentences = {
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
