import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Json, ListView, ViewPart } from '../../../engine/browser.ts';
import { announce } from '../controls/announcer.tsx';
import { Icon } from '../controls/icon.tsx';
import { controlId, useFormScope } from './form-scope.ts';

interface RowListProps {
  readonly list: ListView;
  readonly renderRow: (parts: readonly ViewPart[]) => ReactNode;
}

/** Where the focus goes once a row has come or gone. */
type Landing = { readonly row: number; readonly at: 'first-control' | 'remove' };

/** Rows to fill in, to add and to remove. A removed row can be brought back with what was in it. */
export function RowList({ list, renderRow }: RowListProps) {
  const { formId, texts, readOnly, changeRows, errorAt } = useFormScope();
  const [removed, setRemoved] = useState<{ readonly index: number; readonly row: Json } | null>(null);
  const landing = useRef<Landing | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  const id = controlId(formId, list.path);
  const error = errorAt(list.path);
  const what = list.rowLabel === '' ? texts.row : list.rowLabel;
  const nameOf = (index: number): string => `${what} ${index + 1}`;
  const canChange = list.editable && !readOnly;
  const full = list.rows.length >= list.maxRows;

  useEffect(() => {
    const target = landing.current;
    landing.current = null;
    if (!target || !box.current) return;
    const row = box.current.querySelectorAll(':scope > .patto-rows > .patto-row')[target.row];
    const control =
      target.at === 'first-control'
        ? row?.querySelector<HTMLElement>('input, select, textarea')
        : row?.querySelector<HTMLElement>(':scope > .patto-row-remove');
    (control ?? box.current.querySelector<HTMLElement>(':scope > .patto-row-actions > button'))?.focus();
  }, [list.rows.length]);

  const add = (): void => {
    landing.current = { row: list.rows.length, at: 'first-control' };
    setRemoved(null);
    changeRows(list, (rows) => [...rows, {}]);
    announce(texts.added(nameOf(list.rows.length)));
  };
  const remove = (index: number): void => {
    landing.current = { row: Math.min(index, list.rows.length - 2), at: 'remove' };
    changeRows(list, (rows) => {
      setRemoved({ index, row: rows[index] ?? {} });
      return rows.filter((_row, at) => at !== index);
    });
    announce(texts.removed(nameOf(index)));
  };
  const restore = (): void => {
    if (!removed) return;
    const { index, row } = removed;
    landing.current = { row: index, at: 'first-control' };
    setRemoved(null);
    changeRows(list, (rows) => [...rows.slice(0, index), row, ...rows.slice(index)]);
    announce(texts.restored(nameOf(index)));
  };

  const describedBy = [error ? `${id}-error` : '', list.description === '' ? '' : `${id}-hint`]
    .join(' ')
    .trim();
  return (
    <fieldset
      ref={box}
      id={id}
      tabIndex={-1}
      className="patto-list"
      aria-describedby={describedBy === '' ? undefined : describedBy}
    >
      <legend>{list.label}</legend>
      {list.description !== '' && (
        <p className="field-hint" id={`${id}-hint`}>
          {list.description}
        </p>
      )}
      {list.rows.length === 0 && <p className="soft">{texts.noRows}</p>}
      <div className="patto-rows">
        {list.rows.map((parts, index) => (
          <fieldset key={index} className="patto-row">
            <legend>
              <span className="visually-hidden">{list.label}, </span>
              {nameOf(index)}
            </legend>
            {canChange && list.rows.length > list.minRows && (
              <button
                type="button"
                className="patto-row-remove"
                aria-label={texts.remove(nameOf(index))}
                title={texts.remove(nameOf(index))}
                onClick={() => remove(index)}
              >
                <Icon name="delete" />
              </button>
            )}
            {renderRow(parts)}
          </fieldset>
        ))}
      </div>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" />
          <span>
            <span className="visually-hidden">{texts.error} </span>
            {error.message}
          </span>
        </p>
      )}
      {canChange && (
        <div className="patto-row-actions">
          {!full && (
            <button type="button" className="btn btn-outline-primary btn-compact" onClick={add}>
              <Icon name="plus" />
              {texts.addRow(what)}
              <span className="visually-hidden">: {list.label}</span>
            </button>
          )}
          {full && <p className="field-hint">{texts.rowsLimit(list.maxRows)}</p>}
          {removed && (
            <button type="button" className="btn btn-quiet btn-compact" onClick={restore}>
              <Icon name="restore" />
              {texts.restore(nameOf(removed.index))}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}
