import type { Language } from '../../../engine/browser.ts';

/** What the renderer itself says; everything else comes from the form. */
export interface Texts {
  readonly required: string;
  readonly error: string;
  readonly summaryTitle: (count: number) => string;
  readonly summaryHint: string;
  readonly submit: string;
  readonly submitting: string;
  readonly choose: string;
  readonly noChoice: string;
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  readonly dateHint: string;
  readonly time: string;
  readonly date: string;
  readonly upTo: (limit: number) => string;
  readonly characters: (count: number, limit: number) => string;
  readonly results: (count: number) => string;
  readonly noResults: string;
  readonly showOptions: string;
  readonly searchHint: string;
  readonly chosen: string;
  readonly remove: (what: string) => string;
  readonly removed: (what: string) => string;
  readonly added: (what: string) => string;
  readonly restore: (what: string) => string;
  readonly restored: (what: string) => string;
  readonly addRow: (what: string) => string;
  readonly row: string;
  readonly noRows: string;
  readonly rowsLimit: (limit: number) => string;
  readonly reset: string;
  readonly sections: string;
  readonly progress: (done: number, total: number) => string;
  readonly sectionDone: string;
  readonly sectionOpen: (missing: number) => string;
  readonly noData: string;
}

const it: Texts = {
  required: 'obbligatorio',
  error: 'Errore:',
  summaryTitle: (count) =>
    count === 1 ? 'C’è una cosa da correggere' : `Ci sono ${count} cose da correggere`,
  summaryHint: 'Scegli una voce per andare al campo.',
  submit: 'Invia',
  submitting: 'Invio in corso…',
  choose: 'Scegli…',
  noChoice: 'Nessuna scelta',
  yes: 'Sì',
  no: 'No',
  empty: 'Non indicato',
  dateHint: 'Giorno, mese, anno',
  time: 'Ora',
  date: 'Data',
  upTo: (limit) => `Al massimo ${limit} caratteri.`,
  characters: (count, limit) => `${count} di ${limit}`,
  results: (count) => (count === 1 ? 'Una voce disponibile' : `${count} voci disponibili`),
  noResults: 'Nessuna voce corrisponde',
  showOptions: 'Mostra l’elenco',
  searchHint: 'Scrivi per cercare, poi scegli con le frecce e Invio.',
  chosen: 'Voci scelte',
  remove: (what) => `Elimina ${what}`,
  removed: (what) => `${what}: eliminata`,
  added: (what) => `${what}: aggiunta`,
  restore: (what) => `Ripristina ${what}`,
  restored: (what) => `${what}: ripristinata`,
  addRow: (what) => `Aggiungi ${what}`,
  row: 'voce',
  noRows: 'Nessuna voce.',
  rowsLimit: (limit) => `Sono ammesse al massimo ${limit} voci.`,
  reset: 'Ricomincia',
  sections: 'Sezioni del modulo',
  progress: (done, total) => `Campi obbligatori compilati: ${done} di ${total}`,
  sectionDone: 'completa',
  sectionOpen: (missing) => (missing === 1 ? 'manca un campo' : `mancano ${missing} campi`),
  noData: 'Nessun dato.',
};

const en: Texts = {
  required: 'required',
  error: 'Error:',
  summaryTitle: (count) =>
    count === 1 ? 'There is one thing to correct' : `There are ${count} things to correct`,
  summaryHint: 'Choose an item to go to the field.',
  submit: 'Submit',
  submitting: 'Submitting…',
  choose: 'Choose…',
  noChoice: 'No choice',
  yes: 'Yes',
  no: 'No',
  empty: 'Not given',
  dateHint: 'Day, month, year',
  time: 'Time',
  date: 'Date',
  upTo: (limit) => `At most ${limit} characters.`,
  characters: (count, limit) => `${count} of ${limit}`,
  results: (count) => (count === 1 ? 'One item available' : `${count} items available`),
  noResults: 'No item matches',
  showOptions: 'Show the list',
  searchHint: 'Type to search, then choose with the arrow keys and Enter.',
  chosen: 'Chosen items',
  remove: (what) => `Remove ${what}`,
  removed: (what) => `${what}: removed`,
  added: (what) => `${what}: added`,
  restore: (what) => `Restore ${what}`,
  restored: (what) => `${what}: restored`,
  addRow: (what) => `Add ${what}`,
  row: 'item',
  noRows: 'No items.',
  rowsLimit: (limit) => `At most ${limit} items are allowed.`,
  reset: 'Start again',
  sections: 'Sections of the form',
  progress: (done, total) => `Required fields filled in: ${done} of ${total}`,
  sectionDone: 'complete',
  sectionOpen: (missing) => (missing === 1 ? 'one field missing' : `${missing} fields missing`),
  noData: 'No data.',
};

export const texts: Readonly<Record<Language, Texts>> = { it, en };
