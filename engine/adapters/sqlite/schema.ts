/**
 * Tables and indexes from the collections, and numbered migrations.
 *
 * M1. `schema_version` names the newest migration a file has had; a file with a newer one is refused.
 * M2. A migration changes how things are stored; new collections, fields and indexes need none: they are
 *     added whenever the store opens. Nothing is ever dropped but indexes no longer asked for.
 */
import { StoreError } from '../../runtime/store-error.ts';
import type { Field, Table } from '../store-rules/table.ts';
import { columnType, quoted } from './columns.ts';
import type { Connection } from './connection.ts';

type Migration = (connection: Connection) => void;

/** The first one has nothing to change: `alignTable` creates what is missing. */
const migrations: readonly Migration[] = [() => undefined];

/** SQLite takes no more arguments in the function that reads a row. */
const mostFields = 127;

/** Throws `NEWER_SCHEMA`, or `INVALID_RECORD` when a stored field has changed its type. */
export function prepareSchema(connection: Connection, tables: readonly Table[]): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    migrate(connection);
    for (const table of tables) alignTable(connection, table);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function migrate(connection: Connection): void {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, appliedAt TEXT NOT NULL)',
  );
  const [stored] = connection.prepare('SELECT max(version) FROM schema_version').raw().all() as [
    [number | null],
  ];
  const version = stored[0] ?? 0;
  if (version > migrations.length) {
    const message = `The file was written by a newer version (schema ${version}, this one knows ${migrations.length})`;
    throw new StoreError('NEWER_SCHEMA', message);
  }
  for (const [i, migration] of migrations.entries()) {
    if (i < version) continue;
    migration(connection);
    connection.prepare("INSERT INTO schema_version VALUES (?, datetime('now'))").run([i + 1]);
  }
}

function alignTable(connection: Connection, table: Table): void {
  if (table.fields.length > mostFields) {
    throw new StoreError('INVALID_RECORD', `${table.name} has more than ${mostFields} fields`);
  }
  const columns = columnTypesOf(connection, table);
  if (columns.size === 0) connection.exec(createTable(table));
  else for (const field of table.fields) alignColumn(connection, table, field, columns.get(field.name));
  alignIndexes(connection, table);
}

function columnTypesOf(connection: Connection, table: Table): ReadonlyMap<string, string> {
  const rows = connection.prepare('SELECT name, type FROM pragma_table_info(?)').raw().all([table.name]);
  return new Map(rows as [string, string][]);
}

/**
 * An int64 key is the rowid itself. Under a text key the rows live in the key's own tree (one tree fewer to
 * write) unless they hold JSON: rows beyond a quarter of a page would spill to pages of their own.
 */
function createTable(table: Table): string {
  const columns = table.fields.map(
    (field) =>
      `${quoted(field.name)} ${columnType(field)}${field === table.key ? ' PRIMARY KEY NOT NULL' : ''}`,
  );
  const small = table.key.type === 'text' && table.fields.every(({ type }) => type !== 'json');
  return `CREATE TABLE ${quoted(table.name)} (${columns.join(', ')})${small ? ' WITHOUT ROWID' : ''}`;
}

function alignColumn(connection: Connection, table: Table, field: Field, stored: string | undefined): void {
  if (stored === columnType(field)) return;
  if (stored !== undefined) {
    const message = `${table.name}.${field.name} is stored as ${stored}, which does not hold the type ${field.type}`;
    throw new StoreError('INVALID_RECORD', message);
  }
  connection.exec(`ALTER TABLE ${quoted(table.name)} ADD COLUMN ${quoted(field.name)} ${columnType(field)}`);
}

function alignIndexes(connection: Connection, table: Table): void {
  const wanted = indexesOf(table);
  const ours = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .raw()
    .all([table.name]) as [string][];
  const existing = new Set(ours.map(([name]) => name));
  for (const name of existing) if (!wanted.has(name)) connection.exec(`DROP INDEX ${quoted(name)}`);
  for (const [name, sql] of wanted) if (!existing.has(name)) connection.exec(sql);
}

function indexesOf(table: Table): ReadonlyMap<string, string> {
  const indexes = new Map<string, string>();
  for (const fields of table.indexes) {
    const name = `${table.name}_by_${fields.map((field) => field.name).join('_')}`;
    const columns = fields.map((field) => quoted(field.name)).join(', ');
    indexes.set(name, `CREATE INDEX ${quoted(name)} ON ${quoted(table.name)} (${columns})`);
  }
  if (table.name === 'jobs') indexes.set('jobs_to_claim', claimIndex);
  return indexes;
}

/** Ends with the key, as every index does, so that claiming walks the open jobs of a type oldest first and stops. */
const claimIndex = 'CREATE INDEX jobs_to_claim ON jobs (type) WHERE availableAt IS NOT NULL';
