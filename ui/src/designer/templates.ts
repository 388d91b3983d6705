import care from './templates/care.bpmn?raw';
import services from './templates/services.bpmn?raw';
import type { TemplateId } from './template-ids.ts';
import simple from './templates/simple.bpmn?raw';

const drawings: Readonly<Record<TemplateId, string>> = { semplice: simple, cura: care, servizi: services };

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An id for a process, made of what it is called: `Dimissione protetta` becomes `percorso_dimissione_protetta`. */
export function processIdOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\w\s]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '_');
  return `percorso_${plain === '' ? 'nuovo' : plain}`.slice(0, 60);
}

export const fromTemplate = (template: TemplateId, name: string) =>
  drawings[template].replaceAll('__ID__', processIdOf(name)).replaceAll('__NAME__', escaped(name));
