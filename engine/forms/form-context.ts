import type { FeelClock } from '../expressions/feel.ts';
import type { Variables } from '../model/json.ts';
import type { Language } from './form.ts';

/** When, where, in what language and about what a form is filled in. */
export interface FormContext extends FeelClock {
  /** Italian unless said otherwise. */
  readonly language?: Language;
  /**
   * What the process holds, and the only source for names the form does not let anybody enter and for fields that
   * are read-only or disabled. A server must give it: without it, as in the browser, such values are taken from
   * what was entered.
   */
  readonly variables?: Variables;
}
