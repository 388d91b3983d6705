import type { Problem } from '../model/definition.ts';
import type { Json } from '../model/json.ts';
import { componentSource, isRaw, type ComponentSource } from './component-source.ts';
import type { Component, Form } from './form.ts';
import { readScope, type Place } from './place.ts';
import { readContent } from './read-content.ts';
import { readCalculation, readField } from './read-field.ts';
import { readGroup, readList } from './read-containers.ts';

/** The newest form-js schema whose components are known here; 20 brings pages. */
const newestSchema = 19;

export interface Reading {
  /** Null when the JSON is not even a form. */
  readonly form: Form | null;
  readonly problems: readonly Problem[];
}

/** Reads form-js JSON. What cannot be run is a problem that names the component; the rest is read all the same. */
export function readForm(json: Json): Reading {
  const problems: Problem[] = [];
  const report = (rule: string, message: string, remedy: string): void => {
    problems.push({ rule, element: null, message, remedy });
  };
  if (!isRaw(json) || !Array.isArray(json['components'])) {
    report(
      'form/shape',
      'This is not a form-js form: it has no list of components.',
      'Export it again from the form editor.',
    );
    return { form: null, problems };
  }
  const { id, schemaVersion, versionTag } = json;
  if (typeof id !== 'string' || !/^[\p{L}_][\p{L}\p{N}_\-.]*$/u.test(id)) {
    report('form/id', 'The form has no usable id.', 'Give it an id of letters, digits, "-", "_" and ".".');
  }
  if (typeof schemaVersion === 'number' && schemaVersion > newestSchema) {
    report(
      'form/schema-version',
      `The form has schema version ${schemaVersion}; up to ${newestSchema} is understood.`,
      'Save it with an earlier editor.',
    );
  }
  const ids = new Set<string>();
  const read = (raw: Json | undefined, place: Place): readonly Component[] =>
    (Array.isArray(raw) ? (raw as readonly Json[]) : []).flatMap((item, index) => {
      const source = openComponent(item, index, ids, problems);
      return source ? readComponent(source, place) : [];
    });
  const root = readScope(json['components'], { hides: [], prefix: [], names: new Map(), read });
  const form = {
    id: typeof id === 'string' ? id : '',
    versionTag: typeof versionTag === 'string' ? versionTag : null,
    root,
  };
  return { form, problems };
}

function openComponent(
  item: Json,
  index: number,
  ids: Set<string>,
  problems: Problem[],
): ComponentSource | null {
  if (!isRaw(item)) {
    problems.push({
      rule: 'component/shape',
      element: null,
      message: `Component ${index + 1} is not an object.`,
      remedy: 'Export the form again from the form editor.',
    });
    return null;
  }
  const written = item['id'];
  const id = typeof written === 'string' && written !== '' ? written : `component_${ids.size + 1}`;
  const source = componentSource(item, id, problems);
  if (ids.has(id))
    source.problem('component/unique-id', `Two components have the id ${id}.`, 'Give one another id.');
  ids.add(id);
  return source;
}

function readComponent(source: ComponentSource, outer: Place): readonly Component[] {
  const own = source.inside('conditional').feel('hide');
  const place = own ? { ...outer, hides: [...outer.hides, own] } : outer;
  const component = readers[source.type]?.(source, place);
  if (component) return [component];
  const reason = refused[source.type];
  source.problem(
    'component/type',
    reason?.message ?? `There is no component of type "${source.type}".`,
    reason?.remedy ?? 'Use a component of the form editor.',
  );
  return [];
}

const readers: Readonly<Record<string, (source: ComponentSource, place: Place) => Component>> = {
  ...Object.fromEntries(
    [
      'textfield',
      'textarea',
      'number',
      'checkbox',
      'radio',
      'select',
      'checklist',
      'taglist',
      'datetime',
    ].map((type) => [type, readField]),
  ),
  expression: readCalculation,
  group: readGroup,
  columns: readGroup,
  default: readGroup,
  dynamiclist: readList,
  ...Object.fromEntries(
    ['text', 'html', 'image', 'table', 'button', 'separator', 'spacer'].map((type) => [type, readContent]),
  ),
};

const refused: Readonly<Record<string, { readonly message: string; readonly remedy: string }>> = {
  filepicker: {
    message: 'Files cannot be attached to a form.',
    remedy: 'Ask for the protocol number or the place where the document is kept, in a text field.',
  },
  iframe: {
    message: 'A form cannot embed another site: it would tell that site who is filling in what.',
    remedy: 'Put the content into a text, or a link to it.',
  },
  documentPreview: { message: 'Documents cannot be shown in a form.', remedy: 'Remove the component.' },
  multipage: {
    message: 'Forms with pages are not supported.',
    remedy: 'Use one group per page: long forms show their groups as sections.',
  },
};
