import type { Json } from '../model/json.ts';
import { isRaw } from './component-source.ts';
import { isFeel, type Language, type Table } from './form.ts';
import type { TableView } from './view.ts';
import type { ViewPlace } from './view-place.ts';
import { showValue } from './words.ts';

export function viewTable(table: Table, { evaluation, language }: ViewPlace): TableView {
  const given = evaluation.evaluate(table.rows.feel);
  const columns = isFeel(table.columns)
    ? readColumns(evaluation.evaluate(table.columns.feel), language)
    : table.columns.map(({ key, label }) => ({ key, label: evaluation.text(label, language) }));
  const rows = (Array.isArray(given) ? (given as readonly Json[]) : []).filter(isRaw);
  return {
    kind: 'table',
    component: table.id,
    layout: table.layout,
    label: evaluation.text(table.label, language),
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) =>
      columns.map(({ key }) => showValue(Object.hasOwn(row, key) ? (row[key] ?? null) : null, language)),
    ),
  };
}

function readColumns(given: Json, language: Language): readonly { key: string; label: string }[] {
  return (Array.isArray(given) ? (given as readonly Json[]) : []).filter(isRaw).map((column) => {
    const { key, label, label_en: english } = column;
    const chosen = language === 'en' && typeof english === 'string' ? english : label;
    return { key: typeof key === 'string' ? key : '', label: typeof chosen === 'string' ? chosen : '' };
  });
}
