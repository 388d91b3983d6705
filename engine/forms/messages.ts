import { showDecimal } from './decimal.ts';
import type { Malformed } from './entered-value.ts';
import type { Language } from './form.ts';
import type { FormContext } from './form-context.ts';
import type { FieldView } from './view.ts';

export type ErrorCode =
  | Malformed
  | 'REQUIRED'
  | 'MIN'
  | 'MAX'
  | 'MIN_LENGTH'
  | 'MAX_LENGTH'
  | 'PATTERN'
  | 'EMAIL'
  | 'PHONE'
  | 'DECIMALS'
  | 'INCREMENT'
  | 'PAST_DATE'
  | 'MIN_ROWS'
  | 'MAX_ROWS';

/** What is wrong, before it is put into words. */
export interface Found {
  readonly code: ErrorCode;
  readonly field?: FieldView['type'];
  /** Decimal text. */
  readonly limit?: string;
  readonly actual?: number;
  readonly below?: string;
  readonly above?: string;
  /** The designer's own words. */
  readonly message?: string;
}

type Sentence = (found: Found, number: (text: string | undefined) => string) => string;

/** What to do, in the second person, without jargon: some of the readers are not at ease with forms. */
export function messageOf(found: Found, { language = 'it' }: FormContext): string {
  if (found.message !== undefined && found.message !== '') return found.message;
  return sentences[language][found.code](found, (text = '') => showDecimal(text, language));
}

const one = ({ limit }: Found): boolean => limit === '1';

const requiredIt: Partial<Record<FieldView['type'], string>> = {
  checkbox: 'Spunta la casella per continuare.',
  radio: 'Scegli una risposta.',
  select: 'Scegli una voce dall’elenco.',
  checklist: 'Scegli almeno una risposta.',
  taglist: 'Scegli almeno una voce.',
  number: 'Inserisci un numero.',
  date: 'Inserisci la data.',
  time: 'Inserisci l’ora.',
  datetime: 'Inserisci la data e l’ora.',
};

const requiredEn: Partial<Record<FieldView['type'], string>> = {
  checkbox: 'Tick the box to continue.',
  radio: 'Choose an answer.',
  select: 'Choose an item from the list.',
  checklist: 'Choose at least one answer.',
  taglist: 'Choose at least one item.',
  number: 'Enter a number.',
  date: 'Enter the date.',
  time: 'Enter the time.',
  datetime: 'Enter the date and the time.',
};

const sentences: Readonly<Record<Language, Readonly<Record<ErrorCode, Sentence>>>> = {
  it: {
    REQUIRED: ({ field }) => (field && requiredIt[field]) ?? 'Compila questo campo.',
    TEXT: () => 'Scrivi un testo più breve.',
    NUMBER: () => 'Scrivi un numero, per esempio 12 oppure 12,5.',
    PRECISION: () => 'Il numero ha troppe cifre.',
    BOOLEAN: () => 'Il valore deve essere sì o no.',
    OPTION: () => 'Scegli una delle risposte proposte.',
    LIST: () => 'Il valore deve essere un elenco.',
    DATE: () => 'Inserisci una data che esiste, con giorno, mese e anno.',
    TIME: () => 'Inserisci un’ora fra 00:00 e 23:59.',
    DATETIME: () => 'Inserisci sia la data sia l’ora.',
    MIN: ({ limit }, number) => `Inserisci un numero non inferiore a ${number(limit)}.`,
    MAX: ({ limit }, number) => `Inserisci un numero non superiore a ${number(limit)}.`,
    MIN_LENGTH: (found) =>
      `Scrivi almeno ${one(found) ? 'un carattere' : `${found.limit ?? ''} caratteri`} (ora sono ${found.actual ?? 0}).`,
    MAX_LENGTH: (found) =>
      `Scrivi al massimo ${one(found) ? 'un carattere' : `${found.limit ?? ''} caratteri`} (ora sono ${found.actual ?? 0}).`,
    PATTERN: () => 'Il testo non ha il formato richiesto.',
    EMAIL: () => 'Inserisci un indirizzo e-mail completo, per esempio nome@esempio.it.',
    PHONE: () => 'Inserisci un numero di telefono, per esempio 080 1234567 oppure +39 333 1234567.',
    DECIMALS: (found) =>
      found.limit === '0'
        ? 'Inserisci un numero intero, senza decimali.'
        : `Inserisci al massimo ${one(found) ? 'una cifra decimale' : `${found.limit ?? ''} cifre decimali`}.`,
    INCREMENT: ({ below, above }, number) =>
      `I valori più vicini ammessi sono ${number(below)} e ${number(above)}.`,
    PAST_DATE: () => 'La data non può essere passata.',
    MIN_ROWS: (found) => `Aggiungi almeno ${one(found) ? 'una voce' : `${found.limit ?? ''} voci`}.`,
    MAX_ROWS: (found) => `Sono ammesse al massimo ${one(found) ? 'una voce' : `${found.limit ?? ''} voci`}.`,
  },
  en: {
    REQUIRED: ({ field }) => (field && requiredEn[field]) ?? 'Fill in this field.',
    TEXT: () => 'Write a shorter text.',
    NUMBER: () => 'Enter a number, for example 12 or 12.5.',
    PRECISION: () => 'The number has too many digits.',
    BOOLEAN: () => 'The value must be yes or no.',
    OPTION: () => 'Choose one of the answers on offer.',
    LIST: () => 'The value must be a list.',
    DATE: () => 'Enter a date that exists, with day, month and year.',
    TIME: () => 'Enter a time between 00:00 and 23:59.',
    DATETIME: () => 'Enter both the date and the time.',
    MIN: ({ limit }, number) => `Enter a number not below ${number(limit)}.`,
    MAX: ({ limit }, number) => `Enter a number not above ${number(limit)}.`,
    MIN_LENGTH: (found) =>
      `Write at least ${one(found) ? 'one character' : `${found.limit ?? ''} characters`} (there are ${found.actual ?? 0}).`,
    MAX_LENGTH: (found) =>
      `Write at most ${one(found) ? 'one character' : `${found.limit ?? ''} characters`} (there are ${found.actual ?? 0}).`,
    PATTERN: () => 'The text is not in the required format.',
    EMAIL: () => 'Enter a complete e-mail address, for example name@example.org.',
    PHONE: () => 'Enter a telephone number, for example 080 1234567 or +39 333 1234567.',
    DECIMALS: (found) =>
      found.limit === '0'
        ? 'Enter a whole number, without decimals.'
        : `Enter at most ${one(found) ? 'one decimal' : `${found.limit ?? ''} decimals`}.`,
    INCREMENT: ({ below, above }, number) =>
      `The nearest allowed values are ${number(below)} and ${number(above)}.`,
    PAST_DATE: () => 'The date cannot be in the past.',
    MIN_ROWS: (found) => `Add at least ${one(found) ? 'one item' : `${found.limit ?? ''} items`}.`,
    MAX_ROWS: (found) => `At most ${one(found) ? 'one item is' : `${found.limit ?? ''} items are`} allowed.`,
  },
};
