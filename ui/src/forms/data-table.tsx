import type { TableView } from '../../../engine/browser.ts';
import { useFormScope } from './form-scope.ts';

/** A table to read. On a narrow screen each row becomes a card; the roles keep it a table for who listens to it. */
export function DataTable({ table }: { table: TableView }) {
  const { texts } = useFormScope();
  const { columns, rows, label } = table;
  return (
    <table className="data-table patto-table" role="table">
      {label !== '' && <caption>{label}</caption>}
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column, index) => (
            <th key={index} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, index) => (
          <tr key={index} role="row">
            {cells.map((cell, column) => (
              <td key={column} role="cell" data-label={columns[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr role="row">
            <td role="cell" colSpan={columns.length} className="soft">
              {texts.noData}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
