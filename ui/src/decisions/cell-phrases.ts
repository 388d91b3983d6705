import type { Language } from '../../../engine/browser.ts';

type Say = (what: string) => string;
type Signs = Readonly<Record<'<' | '<=' | '>' | '>=' | '=' | '!=', Say>>;
type Between = (from: string, to: string) => string;
type Count = (count: number) => string;

/** What the tests of decision tables say, piece by piece: sentences made of these have no place in a list of sentences. */
export interface Phrases {
  readonly anything: string;
  readonly present: string;
  readonly nothing: string;
  readonly emptyText: string;
  readonly yes: string;
  readonly no: string;
  readonly and: string;
  readonly or: string;
  readonly except: Say;
  readonly amounts: Signs;
  readonly moments: Signs;
  readonly between: { readonly amounts: Between; readonly moments: Between };
  readonly periods: Readonly<Record<'years' | 'months' | 'days' | 'hours' | 'minutes', Count>>;
}

const counted =
  (one: string, many: string): Count =>
  (count) =>
    `${count} ${count === 1 ? one : many}`;

const italian: Phrases = {
  anything: 'qualsiasi',
  present: 'presente',
  nothing: 'non indicato',
  emptyText: 'testo vuoto',
  yes: 'sì',
  no: 'no',
  and: 'e',
  or: 'o',
  except: (what) => `tutto tranne ${what}`,
  amounts: {
    '<': (what) => `meno di ${what}`,
    '<=': (what) => `al massimo ${what}`,
    '>': (what) => `più di ${what}`,
    '>=': (what) => `almeno ${what}`,
    '=': (what) => what,
    '!=': (what) => `tutto tranne ${what}`,
  },
  moments: {
    '<': (what) => `prima del ${what}`,
    '<=': (what) => `fino al ${what}`,
    '>': (what) => `dopo il ${what}`,
    '>=': (what) => `dal ${what}`,
    '=': (what) => what,
    '!=': (what) => `tutto tranne ${what}`,
  },
  between: {
    amounts: (from, to) => `da ${from} a ${to}`,
    moments: (from, to) => `dal ${from} al ${to}`,
  },
  periods: {
    years: counted('anno', 'anni'),
    months: counted('mese', 'mesi'),
    days: counted('giorno', 'giorni'),
    hours: counted('ora', 'ore'),
    minutes: counted('minuto', 'minuti'),
  },
};

const english: Phrases = {
  anything: 'any',
  present: 'given',
  nothing: 'not given',
  emptyText: 'empty text',
  yes: 'yes',
  no: 'no',
  and: 'and',
  or: 'or',
  except: (what) => `anything except ${what}`,
  amounts: {
    '<': (what) => `less than ${what}`,
    '<=': (what) => `at most ${what}`,
    '>': (what) => `more than ${what}`,
    '>=': (what) => `at least ${what}`,
    '=': (what) => what,
    '!=': (what) => `anything except ${what}`,
  },
  moments: {
    '<': (what) => `before ${what}`,
    '<=': (what) => `until ${what}`,
    '>': (what) => `after ${what}`,
    '>=': (what) => `from ${what}`,
    '=': (what) => what,
    '!=': (what) => `anything except ${what}`,
  },
  between: {
    amounts: (from, to) => `${from} to ${to}`,
    moments: (from, to) => `from ${from} to ${to}`,
  },
  periods: {
    years: counted('year', 'years'),
    months: counted('month', 'months'),
    days: counted('day', 'days'),
    hours: counted('hour', 'hours'),
    minutes: counted('minute', 'minutes'),
  },
};

export const phrasesOf = (language: Language): Phrases => (language === 'it' ? italian : english);
