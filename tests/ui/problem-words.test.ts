import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkSoundness } from '../../engine/checks/soundness.ts';
import { checkForm } from '../../engine/forms/check-form.ts';
import type { Problem } from '../../engine/model/definition.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { italianRules, problemLine, problemWords } from '../../ui/src/designer/problem-words/index.ts';
import {
  boundary,
  catchEvent,
  chain,
  definitionOf,
  duration,
  extensions,
  file,
  flow,
  onError,
  processFile,
  read,
  row,
  timer,
  userTask,
} from '../reader/diagram.ts';
import { rules, unsupported } from '../reader/refused-diagrams.ts';

const names: Readonly<Record<string, string>> = { t: 'Valuta\n  il caso', g: 'Idoneo?' };
const nameOf = (element: string) => names[element] ?? element;
const italian = (problem: Problem) => problemWords({ file: 'test.bpmn', ...problem }, 'it', nameOf);

/** What the screen says of the one problem of that rule in the diagram. */
async function said(rule: string, diagram: string) {
  const { problems } = await read(diagram);
  const problem = problems.find((each) => each.rule === rule);
  if (!problem) throw new Error(`${rule} is not among ${problems.map((each) => each.rule).join(', ')}`);
  return italian(problem);
}

test('every rule of a deployment has Italian words, and no words are left of a rule that is gone', () => {
  const raised = new Set(
    readdirSync('engine', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(`engine/${name}`, 'utf8').matchAll(/'([a-z]+(?:-[a-z]+)*\/[a-z-]+)'/g),
      ])
      .map(([, rule]) => rule!)
      // A plan of migration is no diagram.
      .filter((rule) => !rule.startsWith('migration/')),
  );
  expect(raised.size).toBeGreaterThan(90);
  expect(Object.keys(italianRules).sort()).toEqual([...raised].sort());
});

test('every field that is checked has its Italian name', () => {
  const sources = readdirSync('engine', { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(elements|triggers|reader)\/.*\.ts$/.test(name))
    .map((name) => readFileSync(`engine/${name}`, 'utf8'));
  const fields = sources.flatMap((source) =>
    [...source.matchAll(/xpression(?:Of)?\([^;]*?,\s*'([^'/]+)'/g)].map(([, field]) => field!),
  );
  expect(fields.length).toBeGreaterThan(15);
  for (const field of fields) {
    const message = `The ${field} of t is not valid FEEL: the expression is empty, column 1 of "".`;
    const problem = { rule: 'feel/syntax', element: 't', message, remedy: '' };
    expect([field, italian(problem).english]).toEqual([field, null]);
  }
});

describe('a problem in Italian keeps its facts', () => {
  const gateway = `${row(['g', '<bpmn:exclusiveGateway id="g"/>'])}${userTask('t')}`;
  const cases: readonly (readonly [rule: string, diagram: string, message: string, remedy: string])[] = [
    [
      'element/unsupported',
      row(['g', '<bpmn:callChoreography id="g"/>']),
      'Una coreografia richiamata non può essere eseguita.',
      'Ridisegnalo con gli elementi che si possono eseguire.',
    ],
    [
      'event/place',
      `<bpmn:startEvent id="s">${onError}</bpmn:startEvent>`,
      'Un evento di inizio di tipo «errore» non può essere eseguito.',
      'Un evento di tipo «errore» può essere: l’inizio di un sottoprocesso di evento, un evento collegato a un’attività, un evento di fine.',
    ],
    [
      'feel/syntax',
      row(['t', userTask('t', '<zeebe:assignmentDefinition assignee="=a else b"/>')]),
      'In «Valuta il caso» (t) il campo «Persona assegnata» non contiene un’espressione FEEL valida: «else» qui non può stare, alla colonna 3 di «a else b».',
      'Correggi l’espressione che segue il segno «=».',
    ],
    [
      'feel/syntax',
      row([
        't',
        userTask('t', '<zeebe:ioMapping><zeebe:input source="=[1" target="of.x"/></zeebe:ioMapping>'),
      ]),
      'In «Valuta il caso» (t) il campo «Valore assegnato» dei dati in ingresso (variabile «of.x») non contiene un’espressione FEEL valida: l’espressione finisce troppo presto, alla colonna 3 di «[1».',
      'Correggi l’espressione che segue il segno «=».',
    ],
    [
      'extension/unsupported',
      row(['t', userTask('t', '<zeebe:linkedResources/>')]),
      'La proprietà zeebe:linkedResources non ha effetto su un’attività di una persona.',
      'Passa ciò che serve al servizio collegato con le intestazioni.',
    ],
    [
      'flow/condition-source',
      row() + userTask('u') + flow('start', 'u', '=a'),
      'La condizione di «start_u» non viene mai valutata: contano solo quelle dei flussi che partono da un’attività o da un gateway esclusivo, inclusivo o complesso.',
      'Metti un gateway esclusivo dopo «start», oppure togli la condizione.',
    ],
    [
      'exclusive-gateway/condition',
      gateway + flow('g', 't', '=a &gt; 1'),
      'Il flusso «g_end» parte da «Idoneo?» (g) insieme ad altri, ma non ha una condizione e non è quello predefinito.',
      'Scrivi la condizione del flusso, oppure rendilo il flusso predefinito del gateway.',
    ],
    [
      'timer/syntax',
      row(['e', catchEvent('e', timer('timeDuration', '5 days'))]),
      'La durata del temporizzatore «e» non si legge: «5 days» non è una durata ISO 8601: deve cominciare con P, come P5D o PT2H.',
      'Correggi il valore, oppure fallo cominciare con «=» se è un’espressione.',
    ],
    [
      'timer/value',
      row(['e', catchEvent('e', timer('timeDuration', ''))]),
      'In «e» manca il campo «Durata del temporizzatore».',
      'Indica il valore del temporizzatore: una data, una durata o un ciclo.',
    ],
    [
      'task/priority',
      row(['t', userTask('t', '<zeebe:priorityDefinition priority="101"/>')]),
      'In «Valuta il caso» (t) il campo «Priorità» contiene «101», che non è un numero intero da 0 a 100.',
      'Correggi il valore, oppure fallo cominciare con «=» se è un’espressione.',
    ],
    [
      'job/type',
      row(['t', `<bpmn:serviceTask id="t">${extensions('<zeebe:taskDefinition/>')}</bpmn:serviceTask>`]),
      'In «Valuta il caso» (t) manca il campo «Tipo di lavoro».',
      'Indica il tipo di lavoro (zeebe:taskDefinition).',
    ],
    [
      'loop/straight-through',
      row(['a', '<bpmn:task id="a"/>'], ['g', '<bpmn:exclusiveGateway id="g" default="g_end"/>']) +
        flow('g', 'a', '=again'),
      'Il ciclo «a» → «Idoneo?» (g) → «a» non si ferma mai ad aspettare: non finirebbe mai.',
      'Metti nel ciclo qualcosa che aspetta: un’attività di una persona o di servizio, un messaggio o un temporizzatore.',
    ],
    [
      'event-based-gateway/outgoing',
      row(['g', '<bpmn:eventBasedGateway id="g"/>'], ['e', catchEvent('e', duration)]),
      'Il gateway basato su eventi «Idoneo?» (g) non ha nulla fra cui scegliere: ne parte un solo flusso.',
      'Collegalo ad almeno due eventi attesi, oppure sostituiscilo con il solo evento.',
    ],
    [
      'reference/unresolved',
      row(['t', '<bpmn:receiveTask id="t" messageRef="gone"/>']),
      'Il riferimento al messaggio (messageRef) indica «gone», che nel file non c’è.',
      'Indica un elemento che esiste, oppure togli il riferimento.',
    ],
  ];

  test.each(cases)('%s', async (rule, diagram, message, remedy) => {
    expect(await said(rule, diagram)).toEqual({ message, remedy, language: 'it', english: null });
  });

  test.each([...unsupported, ...rules])('%s at %s: %s', async (_rule, _element, diagram) => {
    const { problems } = await read(diagram);
    for (const problem of problems)
      expect([problem.message, italian(problem).english]).toEqual([problem.message, null]);
  });

  test('of the file as a whole', async () => {
    const broken = await readProcesses('f.bpmn', processFile('<bpmn:task id="t"></bpmn:userTask>'));
    expect(broken.problems.map(italian)).toMatchObject([
      {
        message: expect.stringMatching(
          /^Il file non è XML ben formato: un elemento non è chiuso dove dovrebbe \(riga \d+, colonna \d+\)\.$/,
        ),
        english: null,
      },
    ]);
    const drawn = await readProcesses('f.bpmn', file('<bpmn:process id="p"/>'));
    expect(drawn.problems.map(italian)).toMatchObject([
      { message: '«f.bpmn» non contiene un percorso eseguibile.', english: null },
    ]);
  });

  const between = (split: string, join: string) =>
    `<bpmn:startEvent id="start"/>${split}${userTask('t')}${userTask('u')}${join}${userTask('v')}<bpmn:endEvent id="end"/>${chain('start', 's', 't', 'g', 'v', 'end')}${flow('u', 'g')}`;
  const unsound: readonly (readonly [rule: string, diagram: string, message: string, remedy: string])[] = [
    [
      'soundness/deadlock',
      `${between('<bpmn:exclusiveGateway id="s" default="s_t"/>', '<bpmn:parallelGateway id="g"/>')}${flow('s', 'u', '=x')}`,
      'Un caso può fermarsi per sempre in «Idoneo?» (g): lì aspetta il flusso «t_g», dal quale non arriva più nulla.',
      'Riunisci in «Idoneo?» (g) solo rami che ci arrivano sempre insieme: per le alternative usa un gateway esclusivo, per i rami che possono esserci o no un gateway inclusivo.',
    ],
    [
      'soundness/lack-of-synchronisation',
      `${between('<bpmn:parallelGateway id="s"/>', '<bpmn:exclusiveGateway id="g"/>')}${flow('s', 'u')}`,
      'Rami che procedono insieme si ritrovano in «Idoneo?» (g) senza aspettarsi: «v» può essere attivo due volte nello stesso momento.',
      'Riunisci i rami prima di «Idoneo?» (g) con un gateway parallelo o inclusivo.',
    ],
    [
      'soundness/no-end',
      `<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g"/>${userTask('t')}${chain('start', 'g', 't', 'g')}`,
      'Un caso arrivato in «Valuta il caso» (t) non può più finire: gira in tondo per sempre.',
      'Disegna una via che da «Valuta il caso» (t) porti a un evento di fine.',
    ],
    [
      'soundness/dead-element',
      row(['t', userTask('t')]) + boundary('g', 't', onError) + flow('g', 'end'),
      'Nessun caso arriva mai in «Idoneo?» (g).',
      'Disegna una via che si possa percorrere fino a «Idoneo?» (g), oppure togli l’elemento.',
    ],
  ];

  test.each(unsound)('of runs: %s', async (rule, diagram, message, remedy) => {
    const found = checkSoundness(await definitionOf(diagram)).findings.find(
      (finding) => finding.rule === rule,
    );
    expect(found && italian(found)).toEqual({ message, remedy, language: 'it', english: null });
  });

  test('of a form', () => {
    const { problems } = checkForm(
      JSON.stringify({
        components: [
          { id: 'a', type: 'filepicker' },
          { id: 'b', type: 'select', key: 'x', label: 'X', values: [{ label: 'Sì', value: '' }] },
          7,
        ],
      }),
      'f.form',
    );
    expect(problems.map(italian).map(({ message, english }) => [message, english])).toEqual([
      ['«f.form»: il modulo non ha un identificativo utilizzabile.', null],
      ['A un modulo non si possono allegare file.', null],
      ['L’opzione «Sì» non ha un valore.', null],
      ['«f.form»: il componente numero 3 non è un oggetto.', null],
    ]);
  });
});

describe('what the Italian does not know is not lost', () => {
  test('a cause without words keeps the English beneath the general sentence', async () => {
    const words = await said(
      'timer/syntax',
      `<bpmn:startEvent id="s">${timer('timeCycle', '99 0 0 * * *')}</bpmn:startEvent>`,
    );
    expect(words.message).toBe('Il valore del temporizzatore non è leggibile.');
    expect(words.english).toMatch(/^The cycle of the timer s cannot be read: "99 0 0 \* \* \*" is no cron/);
  });

  test('an English text of a shape nobody expected', () => {
    const problem = {
      file: 'f',
      element: 'g',
      rule: 'event/place',
      message: 'Something new.',
      remedy: 'Do it.',
    };
    expect(problemWords(problem, 'it', nameOf)).toEqual({
      message: 'Questo tipo di evento non può stare qui.',
      remedy: 'Spostalo o cambiane il tipo.',
      language: 'it',
      english: 'Something new. Do it.',
    });
    expect(problemLine(problem, 'it', nameOf)).toBe(
      'Questo tipo di evento non può stare qui. (Something new. Do it.)',
    );
  });

  test('a rule without words, and the English screen, show the English as it is', () => {
    const problem = {
      file: 'f',
      element: null,
      rule: 'new/rule',
      message: 'Something new.',
      remedy: 'Do it.',
    };
    const asItIs = { message: 'Something new.', remedy: 'Do it.', language: 'en', english: null };
    expect(problemWords(problem, 'it', nameOf)).toEqual(asItIs);
    expect(problemWords({ ...problem, rule: 'event/place' }, 'en', nameOf)).toEqual(asItIs);
  });
});
