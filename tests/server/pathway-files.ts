/** A small pathway: reported at the desk, assessed, with a called process and forms. */
import type { Resource } from '../../engine/index.ts';
import { process } from '../support/model.ts';

const form = (id: string, components: readonly object[]): Resource => ({
  name: `${id}.form`,
  content: JSON.stringify({ type: 'default', schemaVersion: 18, id, components }),
});

export const openingForm = form('opening', [
  { type: 'textfield', id: 'F1', key: 'channel', label: 'Canale', validate: { required: true } },
]);

/** `risk` is asked for only when the case is urgent; `score` is shown and cannot be changed. */
export const contactForm = form('contact', [
  { type: 'number', id: 'F1', key: 'days', label: 'Giorni', validate: { required: true, min: 1 } },
  { type: 'checkbox', id: 'F2', key: 'urgent', label: 'Urgente' },
  {
    type: 'textfield',
    id: 'F3',
    key: 'risk',
    label: 'Rischio',
    validate: { required: true },
    conditional: { hide: '=not(urgent = true)' },
  },
  { type: 'number', id: 'F4', key: 'score', label: 'Punteggio', readonly: true },
]);

export function contactProcess(name = 'Primo contatto'): Resource {
  const model = process('contact')
    .startEvent('start', undefined, { form: 'opening' })
    .userTask('A1', {
      name,
      candidateGroups: 'pua, csm',
      dueDate: '=due',
      form: { formId: 'contact' },
    })
    .userTask('A2', { name: 'Colloquio', candidateGroups: 'csm' })
    .endEvent();
  return { name: 'contact.bpmn', content: model.xml };
}

/** Calls `assessment` after a task at the desk. */
export const callerFiles: readonly Resource[] = [
  {
    name: 'pathway.bpmn',
    content: process('pathway')
      .startEvent()
      .userTask('P1', { name: 'Apri', candidateGroups: 'pua' })
      .callActivity('P2', 'assessment', { name: 'Valutazione' })
      .endEvent().xml,
  },
  {
    name: 'assessment.bpmn',
    content: process('assessment')
      .startEvent()
      .userTask('V1', { name: 'Valuta', candidateGroups: 'pua' })
      .endEvent().xml,
  },
];

export const contactFiles = (): readonly Resource[] => [contactProcess(), openingForm, contactForm];
