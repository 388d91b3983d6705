import kit from 'bpmn-js-i18n/translations/it';
import type { Language } from '../language/i18n.ts';
import { panelWords } from './panel-words.ts';

const italian: Readonly<Record<string, string>> = { ...kit, ...panelWords };

/** The editor's own words in the language of the screen, as the module bpmn-js asks for. */
export function translateModule(language: Language) {
  const translate = (template: string, replacements: Readonly<Record<string, string>> = {}) => {
    const words = language === 'it' ? (italian[template] ?? template) : template;
    return words.replace(/{([^}]+)}/g, (whole, key: string) => replacements[key] ?? whole);
  };
  return { translate: ['value', translate] };
}
