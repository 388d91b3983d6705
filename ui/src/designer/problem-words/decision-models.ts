import { inMessage, type RuleTable } from './rule-words.ts';

/** What is wrong inside a DMN file. */
export const modelWords: RuleTable = {
  'decision/cycle': {
    message: inMessage('Alcune decisioni si richiedono a vicenda.', [
      /^(.+): none of them can be evaluated\.$/s,
      (_named, cycle) =>
        `${cycle.replaceAll(' needs ', ' richiede ')}: nessuna di queste decisioni si può valutare.`,
    ]),
    remedy: 'Togli uno di questi collegamenti.',
  },
  'decision/depth': {
    message: inMessage('Un’espressione ha troppi livelli.', [
      /^Expressions are nested more than (\d+) deep\.$/,
      (_named, deepest) => `Le espressioni sono annidate per più di ${deepest} livelli.`,
    ]),
    remedy: 'Sposta le parti interne in decisioni proprie.',
  },
  'decision/duplicate-name': {
    message: inMessage('Due elementi hanno lo stesso nome.', [
      /^Another .+ is named (.+) too\.$/s,
      (_named, name) => `Anche un altro elemento si chiama «${name}».`,
    ]),
    remedy: 'Dai a ciascuno un nome proprio: le espressioni li riconoscono dal nome.',
  },
  'decision/expression': {
    message: inMessage('Un’espressione di questo tipo non si può valutare.', [
      /^An expression of the kind (.+) cannot be evaluated\.$/s,
      (_named, kind) => `Un’espressione di tipo «${kind}» non si può valutare.`,
    ]),
    remedy: 'Usa uno dei tipi di espressione di DMN 1.5.',
  },
  'decision/import': {
    message: inMessage('Un modello importato non c’è.', [
      /^The model imports (\S+)(?: as .+)?, which is not there\.$/s,
      (_named, namespace) => `Il modello importa «${namespace}», che non c’è.`,
    ]),
    remedy: 'Aggiungi il file di quel modello, oppure togli l’importazione.',
  },
  'decision/imported-values': {
    message: 'I valori importati da un altro documento non si possono valutare.',
    remedy: 'Scrivili come elenco FEEL.',
  },
  'decision/language': {
    message: inMessage('Il linguaggio di un’espressione non è conosciuto.', [
      /^The expression language (.+) is not known\.$/s,
      (_named, language) => `Il linguaggio «${language}» non è conosciuto.`,
    ]),
    remedy: 'Scrivi l’espressione in FEEL e togli l’indicazione del linguaggio.',
  },
  'decision/name': {
    message: 'Un elemento del modello di decisione non ha nome.',
    remedy: 'Dagli un nome: le espressioni lo riconoscono da quello.',
  },
  'decision/namespace': {
    message: 'Il modello di decisione non ha uno spazio dei nomi.',
    remedy: 'Dai a definitions un attributo namespace, un URI tutto suo.',
  },
  'decision/syntax': {
    message: inMessage('Un’espressione del modello di decisione non è valida.'),
    remedy: 'Correggi l’espressione.',
  },
  'decision/type': {
    message: inMessage(
      'Un tipo non è definito.',
      [/^There is no type (.+)\.$/s, (_named, type) => `Il tipo «${type}» non esiste.`],
      [
        /^The type (.+) is defined by itself\.$/s,
        (_named, type) => `Il tipo «${type}» è definito per mezzo di sé stesso.`,
      ],
    ),
    remedy: 'Definiscilo tra i tipi del modello, oppure usa un tipo di FEEL, come string, number o date.',
  },
  'reference/form': {
    message: inMessage('Un riferimento non indica alcun elemento.', [
      /^The reference (.+) names no element\.$/s,
      (_named, href) => `Il riferimento «${href}» non indica alcun elemento.`,
    ]),
    remedy:
      'Scrivi # e l’identificativo dell’elemento, preceduti dallo spazio dei nomi del suo modello se è un altro.',
  },
  'xml/doctype': {
    message: 'Il file ha una dichiarazione di tipo di documento, che potrebbe definire entità.',
    remedy: 'Togli la riga che comincia con <!DOCTYPE.',
  },
  'xml/size': {
    message: inMessage('Il file è troppo grande.', [
      /^The file has (\d+) characters; at most (\d+) are read\.$/,
      (_named, length, most) => `Il file ha ${length} caratteri; se ne leggono al massimo ${most}.`,
    ]),
    remedy: 'Dividilo in più file che si importano.',
  },
};
