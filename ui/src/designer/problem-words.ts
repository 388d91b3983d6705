/** What the rules of publication say, in Italian: what is wrong, and what to do. */
export const problemWords: Readonly<Record<string, readonly [wrong: string, remedy: string]>> = {
  'activity/compensation': ['La compensazione non può essere eseguita.', 'Togli il segno di compensazione.'],
  'activity/default-flow': [
    'Solo una scelta esclusiva può avere un flusso predefinito.',
    'Togli il flusso predefinito o aggiungi una scelta.',
  ],
  'activity/loop': [
    'Un’attività con il segno di ciclo non può essere eseguita.',
    'Disegna il ciclo con una scelta e un flusso che torna indietro.',
  ],
  'activity/multi-instance': ['Le istanze multiple non possono ancora essere eseguite.', 'Togli il segno.'],
  'activity/quantity': ['Le quantità diverse da 1 non possono essere eseguite.', 'Togli le quantità.'],
  'boundary-event/attached': [
    'L’evento non è appoggiato a un’attività.',
    'Spostalo sul bordo di un’attività o di un sottoprocesso.',
  ],
  'boundary-event/incoming': [
    'Un flusso arriva a un evento collegato.',
    'Fai arrivare il flusso all’attività.',
  ],
  'boundary-event/interrupting': [
    'Questo evento collegato interrompe sempre la sua attività.',
    'Segnalo come interrompente.',
  ],
  'boundary-event/scope': [
    'L’evento è appoggiato a un’attività di un altro processo o sottoprocesso.',
    'Spostalo accanto alla sua attività.',
  ],
  'data/association': ['I collegamenti ai dati non hanno effetto.', 'Usa i dati in ingresso e in uscita.'],
  'element/id': ['Un elemento non ha identificativo.', 'Dagli un identificativo.'],
  'element/unsupported': [
    'Questo tipo di elemento non può ancora essere eseguito.',
    'Sostituiscilo con un altro.',
  ],
  'end-event/outgoing': ['Un flusso parte da un evento di fine.', 'Togli il flusso o cambia l’evento.'],
  'event/multiple': ['L’evento ne definisce più di uno.', 'Lascia una sola definizione.'],
  'event/place': ['Questo evento non può stare qui.', 'Spostalo o cambiane il tipo.'],
  'event/unsupported': [
    'Questo tipo di evento non può ancora essere eseguito.',
    'Sostituiscilo con un altro.',
  ],
  'event-based-gateway/instantiate': [
    'Una scelta fra eventi non può iniziare un percorso.',
    'Metti un evento di inizio.',
  ],
  'event-based-gateway/outgoing': [
    'La scelta fra eventi non ha nulla fra cui scegliere.',
    'Collegala ad almeno due eventi attesi.',
  ],
  'event-based-gateway/parallel': [
    'Una scelta parallela fra eventi non può essere eseguita.',
    'Usa una scelta fra eventi esclusiva.',
  ],
  'event-based-gateway/target': [
    'La scelta fra eventi porta a un elemento che non è un evento atteso.',
    'Metti dopo la scelta solo eventi attesi.',
  ],
  'event-based-gateway/target-incoming': [
    'All’evento arrivano anche altri flussi, oltre a quello della scelta.',
    'Togli gli altri flussi.',
  ],
  'exclusive-gateway/condition': [
    'Un flusso della scelta non ha condizione e non è quello predefinito.',
    'Scrivi la condizione o segnalo come predefinito.',
  ],
  'exclusive-gateway/default': [
    'Il flusso predefinito non parte da questa scelta.',
    'Scegli uno dei flussi che ne partono.',
  ],
  'extension/repeated': ['Una proprietà è indicata più di una volta.', 'Lasciane una sola.'],
  'extension/unsupported': ['Una proprietà non ha effetto su questo elemento.', 'Toglila.'],
  'feel/syntax': ['Un’espressione FEEL non è scritta correttamente.', 'Correggi l’espressione.'],
  'file/no-executable-process': [
    'Il diagramma non contiene un percorso eseguibile.',
    'Segna il processo come eseguibile.',
  ],
  'flow/condition-default': [
    'Il flusso predefinito ha una condizione, che non viene mai valutata.',
    'Togli la condizione.',
  ],
  'flow/condition-expression': [
    'La condizione è un testo fisso, non un’espressione.',
    'Scrivila come espressione che inizia con =.',
  ],
  'flow/condition-language': ['La condizione è scritta in una lingua che non è FEEL.', 'Riscrivila in FEEL.'],
  'flow/condition-source': [
    'La condizione non viene mai valutata: si valutano solo dopo una scelta esclusiva.',
    'Togli la condizione o aggiungi una scelta.',
  ],
  'flow/ends': ['A un flusso manca l’inizio o la fine.', 'Collega il flusso o cancellalo.'],
  'flow/no-incoming': [
    'Nessun flusso arriva qui: non inizierebbe mai.',
    'Collegalo all’elemento che lo precede, oppure cancellalo.',
  ],
  'flow/scope': [
    'Un flusso attraversa il bordo di un processo o sottoprocesso.',
    'Collega elementi dello stesso livello.',
  ],
  'job/retries': ['Il numero di tentativi non è valido.', 'Scrivi un numero intero.'],
  'job/type': ['Manca il tipo di lavoro.', 'Indicalo fra le proprietà.'],
  'loop/straight-through': [
    'Questo ciclo non si ferma mai ad aspettare: non finirebbe.',
    'Metti nel ciclo un’attività o un evento atteso.',
  ],
  'mapping/place': ['I dati in ingresso o in uscita non hanno effetto su questo elemento.', 'Toglili.'],
  'mapping/target': ['Il nome della variabile di destinazione non è valido.', 'Correggi il nome.'],
  'message/correlation-key': [
    'Al messaggio manca la chiave di correlazione.',
    'Indica quale valore lega il messaggio al caso.',
  ],
  'message/duplicate-name': [
    'Un altro evento vicino attende lo stesso messaggio.',
    'Cambia il nome di uno dei due messaggi.',
  ],
  'message/name': ['Manca il nome del messaggio.', 'Scegli o crea il messaggio.'],
  'process/none-start-event': ['C’è più di un inizio senza evento.', 'Lasciane uno solo.'],
  'process/start-event': [
    'Il percorso non ha un evento di inizio.',
    'Aggiungi un evento di inizio e collegalo al primo passo.',
  ],
  'receive-task/instantiate': [
    'Un’attività di ricezione non può iniziare un percorso.',
    'Usa un evento di inizio con messaggio.',
  ],
  'reference/unresolved': [
    'Un riferimento indica qualcosa che nel diagramma non c’è.',
    'Correggi il riferimento.',
  ],
  'script/native': ['Uno script non viene eseguito.', 'Scrivi il calcolo come espressione FEEL.'],
  'start-event/incoming': ['Un flusso arriva a un evento di inizio.', 'Togli il flusso.'],
  'sub-process/start-event': [
    'Il sottoprocesso deve avere un solo evento di inizio.',
    'Aggiungi o togli eventi di inizio.',
  ],
  'sub-process/start-trigger': [
    'L’inizio di un sottoprocesso non può attendere un evento.',
    'Usa un evento di inizio semplice.',
  ],
  'task/date': [
    'La scadenza o il promemoria non è una data valida.',
    'Scrivi una data o un’espressione che la calcoli.',
  ],
  'task/priority': ['La priorità non è valida.', 'Scrivi un numero da 0 a 100.'],
  'timer/syntax': [
    'La data, la durata o il ciclo del temporizzatore non è leggibile.',
    'Scrivi per esempio P7D per sette giorni.',
  ],
  'timer/value': ['Al temporizzatore manca il valore.', 'Indica una data, una durata o un ciclo.'],
  'user-task/implementation': [
    'L’attività di una persona deve essere realizzata come tale.',
    'In «Realizzazione» scegli «Attività di una persona».',
  ],
  'variable/name': ['Il nome della variabile non è valido.', 'Usa lettere, cifre e trattino basso.'],
  'xml/duplicate-id': ['Lo stesso identificativo è usato due volte.', 'Cambiane uno.'],
  'xml/illegal-id': [
    'Un identificativo contiene caratteri non ammessi.',
    'Usa lettere, cifre, _, - e punto; inizia con una lettera.',
  ],
  'xml/unreadable': [
    'Il file non è un diagramma BPMN leggibile.',
    'Aprilo e salvalo con uno strumento BPMN.',
  ],
};
