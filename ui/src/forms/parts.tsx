import { Fragment, type ReactNode } from 'react';
import type { GroupView, ViewPart } from '../../../engine/browser.ts';
import { DataTable } from './data-table.tsx';
import { Field } from './field.tsx';
import { useFormScope } from './form-scope.ts';
import { RichText } from './rich-text.tsx';
import { RowList } from './row-list.tsx';
import { sectionId } from './sections.ts';

/** Parts of a form, in their rows. */
export function Parts({ parts, inList = false }: { parts: readonly ViewPart[]; inList?: boolean }) {
  const shown = parts.filter(({ kind }) => kind !== 'calculation');
  return (inList ? linesOf(shown) : rowsOf(shown)).map((row) => {
    const [first] = row;
    if (!first) return null;
    if (row.length === 1) return <Part key={first.component} part={first} />;
    return (
      <div key={first.component} className={inList ? 'patto-line' : 'patto-beside'}>
        {row.map((part) => (
          <div
            key={part.component}
            className="patto-cell"
            style={inList ? undefined : widthOf(part, row.length)}
          >
            <Part part={part} />
          </div>
        ))}
      </div>
    );
  });
}

function Part({ part }: { part: ViewPart }): ReactNode {
  const { texts, reset, busy, readOnly } = useFormScope();
  switch (part.kind) {
    case 'field':
      return <Field field={part} />;
    case 'group':
      return <Group group={part} />;
    case 'list':
      return <RowList list={part} renderRow={(parts) => <Parts parts={parts} inList />} />;
    case 'passage':
      return <RichText blocks={part.blocks} />;
    case 'table':
      return <DataTable table={part} />;
    case 'image':
      return part.source === '' ? null : <img className="patto-image" src={part.source} alt={part.alt} />;
    case 'separator':
      return <hr />;
    case 'spacer':
      return <div aria-hidden="true" style={{ height: part.height }} />;
    case 'button':
      if (readOnly) return null;
      return part.action === 'reset' ? (
        <button type="button" className="btn btn-outline-primary" onClick={reset}>
          {part.label === '' ? texts.reset : part.label}
        </button>
      ) : (
        <button type="submit" className="btn btn-primary" aria-disabled={busy || undefined}>
          {part.label === '' ? texts.submit : part.label}
        </button>
      );
    default:
      return <Fragment />;
  }
}

function Group({ group }: { group: GroupView }) {
  const { formId } = useFormScope();
  const hintId = `${sectionId(formId, group)}-hint`;
  if (group.label === '') {
    return (
      <div className={`patto-group ${group.outline ? 'patto-outline' : ''}`}>
        <Parts parts={group.parts} />
      </div>
    );
  }
  return (
    <fieldset
      id={sectionId(formId, group)}
      tabIndex={-1}
      className={`patto-group patto-section ${group.outline ? 'patto-outline' : ''}`}
      aria-describedby={group.description === '' ? undefined : hintId}
    >
      <legend>{group.label}</legend>
      {group.description !== '' && (
        <p className="field-hint" id={hintId}>
          {group.description}
        </p>
      )}
      <Parts parts={group.parts} />
    </fieldset>
  );
}

/** Neighbours of the same row stay together. */
function rowsOf(parts: readonly ViewPart[]): readonly (readonly ViewPart[])[] {
  return gathered(
    parts,
    (part, previous) => part.layout.row !== null && previous.layout.row === part.layout.row,
  );
}

/** Within a row of a list, short fields that follow one another share a line. */
function linesOf(parts: readonly ViewPart[]): readonly (readonly ViewPart[])[] {
  return gathered(parts, (part, previous) => isShort(part) && isShort(previous));
}

function gathered(
  parts: readonly ViewPart[],
  belongs: (part: ViewPart, previous: ViewPart) => boolean,
): readonly (readonly ViewPart[])[] {
  const rows: ViewPart[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    const previous = last?.at(-1);
    if (last && previous && belongs(part, previous)) last.push(part);
    else rows.push([part]);
  }
  return rows;
}

/** form-js divides a row into sixteen columns. */
function widthOf({ layout }: ViewPart, count: number) {
  return { '--patto-share': String(layout.columns ?? Math.floor(16 / count)) } as React.CSSProperties;
}

/** Fits beside others of its kind in a row of a list. */
function isShort(part: ViewPart): boolean {
  if (part.kind !== 'field') return false;
  if (part.type === 'textfield') return (part.maxLength ?? 0) <= 60;
  return ['number', 'select', 'date', 'time'].includes(part.type);
}
