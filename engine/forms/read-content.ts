import type { Json } from '../model/json.ts';
import { isRaw, type ComponentSource } from './component-source.ts';
import type { Component, Table } from './form.ts';
import type { Place } from './place.ts';

/** Components that hold no value. */
export function readContent(source: ComponentSource, place: Place): Component {
  const part = { id: source.id, hides: place.hides, layout: source.layout() };
  switch (source.type) {
    case 'text':
      return { ...part, kind: 'passage', syntax: 'markdown', text: source.words('text') };
    case 'html':
      return { ...part, kind: 'passage', syntax: 'html', text: source.words('content') };
    case 'image':
      return { ...part, kind: 'image', source: source.words('source').it, alt: source.words('alt') };
    case 'table':
      return { ...part, ...readTable(source) };
    case 'button':
      return {
        ...part,
        kind: 'button',
        action: source.text('action') === 'reset' ? 'reset' : 'submit',
        label: source.words('label'),
      };
    case 'spacer':
      return { ...part, kind: 'spacer', height: source.number('height') ?? 60 };
    default:
      return { ...part, kind: 'separator' };
  }
}

/** `rowCount` (paging) is not implemented: all rows are shown. */
function readTable(source: ComponentSource): Pick<Table, 'kind' | 'label' | 'rows' | 'columns'> {
  const data = source.text('dataSource');
  if (data === '') {
    source.problem(
      'component/table',
      'The table shows nothing.',
      'Name the variable or expression its rows come from.',
    );
  }
  // A data source that is no expression is the name of a variable, which is FEEL as well.
  const rows = source.feel('dataSource') ?? { feel: data === '' ? 'null' : data };
  const computed = source.feel('columnsExpression');
  const written = source.raw['columns'];
  const columns: readonly Json[] = Array.isArray(written) ? written : [];
  const english = source
    .inside('properties')
    .text('columns_en')
    .split('|')
    .map((label) => label.trim());
  if (!computed && columns.length === 0) {
    source.problem('component/table', 'The table has no columns.', 'Name its columns.');
  }
  return {
    kind: 'table',
    label: source.words('label'),
    rows,
    columns:
      computed ??
      columns.filter(isRaw).map(({ key, label }, index) => ({
        key: typeof key === 'string' ? key : '',
        label: {
          it: typeof label === 'string' ? label : '',
          en: english.length === columns.length ? (english[index] ?? null) : null,
        },
      })),
  };
}
