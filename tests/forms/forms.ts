import type { Json } from '../../engine/model/json.ts';
import type { FormContext } from '../../engine/forms/form-context.ts';
import type { FormSchema } from '../../engine/forms/form-of.ts';

/** A Sunday morning in Bari. */
export const context: FormContext = { now: Date.parse('2026-11-22T09:30:00Z'), zone: 'Europe/Rome' };

type Raw = Readonly<Record<string, Json>>;

/** A form of these components; each gets the id of its key unless it has one. */
export function formWith(...components: readonly Raw[]): FormSchema {
  return { type: 'default', id: 'prova', schemaVersion: 19, components: components.map(withId) };
}

function withId(component: Raw, index: number): Raw {
  const { key, path, components } = component;
  const name = typeof key === 'string' ? key : typeof path === 'string' ? path : `part_${index}`;
  const inner = Array.isArray(components) ? { components: (components as readonly Raw[]).map(withId) } : {};
  return { id: `c_${name}`, label: name, ...component, ...inner };
}

export function textfield(key: string, more: Raw = {}): Raw {
  return { type: 'textfield', key, ...more };
}

export function number(key: string, more: Raw = {}): Raw {
  return { type: 'number', key, ...more };
}

export function checkbox(key: string, more: Raw = {}): Raw {
  return { type: 'checkbox', key, ...more };
}

export function choice(
  type: 'radio' | 'select' | 'checklist' | 'taglist',
  key: string,
  values: string[],
  more: Raw = {},
): Raw {
  return { type, key, values: values.map((value) => ({ label: value.toUpperCase(), value })), ...more };
}

export function group(components: readonly Raw[], more: Raw = {}): Raw {
  return { type: 'group', components, ...more };
}

export function list(path: string, components: readonly Raw[], more: Raw = {}): Raw {
  return { type: 'dynamiclist', path, components, ...more };
}

export function hiddenWhen(feel: string): Raw {
  return { conditional: { hide: `=${feel}` } };
}

export const required: Raw = { validate: { required: true } };
