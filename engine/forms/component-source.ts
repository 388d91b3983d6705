import { checkFeel } from '../expressions/feel.ts';
import type { Problem } from '../model/definition.ts';
import type { Json } from '../model/json.ts';
import type { Computed, Feel, Layout, Words } from './form.ts';
import { checkWords } from './words.ts';

export type Raw = Readonly<Record<string, Json>>;

/** One component of the JSON while it is read: typed access to its properties, and where to say what is wrong. */
export interface ComponentSource {
  readonly raw: Raw;
  readonly id: string;
  readonly type: string;
  problem(rule: string, message: string, remedy: string): void;
  /** A string, trimmed; empty when it is absent. */
  text(name: string): string;
  flag(name: string, otherwise: boolean): boolean;
  number(name: string): number | null;
  /** An object inside the component (`validate`, `appearance`), read like a component. */
  inside(name: string): ComponentSource;
  /** A text for people, with its English (`label_en` among the custom properties). */
  words(name: string): Words;
  /** Whether a text for people that stands elsewhere can be filled in. */
  checkWords(name: string, words: Words): void;
  /** FEEL with its `=`; null when there is none. */
  feel(name: string): Feel | null;
  condition(name: string): Computed<boolean>;
  bound(name: string): Computed<number> | null;
  layout(): Layout;
}

export function isRaw(value: Json | undefined): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function componentSource(raw: Raw, id: string, problems: Problem[]): ComponentSource {
  const properties = isRaw(raw['properties']) ? raw['properties'] : {};
  const type = typeof raw['type'] === 'string' ? raw['type'] : '';
  const problem = (rule: string, message: string, remedy: string): void => {
    problems.push({ rule, element: id, message, remedy });
  };
  const text = (name: string): string => (typeof raw[name] === 'string' ? raw[name].trim() : '');
  const feel = (name: string): Feel | null => {
    const written = text(name);
    if (!written.startsWith('=')) return null;
    const source = written.slice(1).trim();
    const wrong = checkFeel(source);
    if (wrong) {
      problem(
        'component/feel',
        `The expression of ${name} is not valid FEEL: ${wrong.message}, column ${wrong.column}.`,
        `Correct "${source}".`,
      );
    }
    return { feel: source };
  };
  const check = (name: string, words: Words): void => {
    const wrong = checkWords(words);
    if (wrong) problem('component/feel', `The text of ${name} cannot be filled in: ${wrong}.`, 'Correct it.');
  };
  const notComputed = (name: string, wanted: string): void =>
    problem(
      'component/value',
      `${name} is neither ${wanted} nor an expression.`,
      `Write ${wanted}, or FEEL that begins with "=".`,
    );
  return {
    raw,
    id,
    type,
    problem,
    text,
    feel,
    checkWords: check,
    flag: (name, otherwise) => (typeof raw[name] === 'boolean' ? raw[name] : otherwise),
    number: (name) => numberOf(raw[name]),
    // Custom properties stay with the component: `patternErrorMessage_en` is among them, not inside `validate`.
    inside: (name) =>
      componentSource({ properties, ...(isRaw(raw[name]) ? raw[name] : {}), type }, id, problems),
    words: (name) => {
      const english = properties[`${name}_en`];
      const words = {
        it: text(name),
        en: typeof english === 'string' && english.trim() !== '' ? english : null,
      };
      check(name, words);
      return words;
    },
    condition: (name) => {
      const value = raw[name];
      if (typeof value === 'boolean') return value;
      const computed = feel(name);
      if (!computed && value !== undefined && value !== null && value !== '')
        notComputed(name, 'true or false');
      return computed ?? false;
    },
    bound: (name) => {
      const value = raw[name];
      if (value === undefined || value === null || value === '') return null;
      const computed = feel(name) ?? numberOf(value);
      if (computed === null) notComputed(name, 'a number');
      return computed;
    },
    layout: () => {
      const layout = isRaw(raw['layout']) ? raw['layout'] : {};
      const { row, columns } = layout as { readonly row?: Json; readonly columns?: Json };
      return { row: typeof row === 'string' ? row : null, columns: numberOf(columns) };
    },
  };
}

function numberOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}
