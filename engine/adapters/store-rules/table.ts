import type { Collection, FieldType } from '../../runtime/ports.ts';
import { StoreError } from '../../runtime/store-error.ts';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** Where the field's value stands in a `Row`. */
  readonly position: number;
}

/** A collection made ready for use: its fields have positions and can be looked up by name. */
export interface Table {
  readonly name: string;
  readonly key: Field;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  readonly indexes: readonly (readonly Field[])[];
}

export type Tables = ReadonlyMap<string, Table>;

/** Throws `INVALID_RECORD` for a schema that contradicts itself. */
export function tableOf(collection: Collection): Table {
  const fields = Object.entries(collection.fields).map(([name, type], position) => ({
    name,
    type,
    position,
  }));
  const byName = new Map(fields.map((field) => [field.name, field]));
  const known = (name: string): Field => {
    const field = byName.get(name);
    if (field === undefined)
      throw new StoreError('INVALID_RECORD', `${collection.name} has no field '${name}'`);
    return field;
  };
  const key = known(collection.key);
  if (key.type !== 'key' && key.type !== 'text') {
    throw new StoreError(
      'INVALID_RECORD',
      `${collection.name}.${key.name} identifies its records: type key or text`,
    );
  }
  const indexes = collection.indexes.map((names) => names.map(known));
  return { name: collection.name, key, fields, byName, indexes };
}

/** Throws for a collection the store was not opened with. */
export function tableNamed(tables: Tables, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new StoreError('INVALID_QUERY', `There is no collection '${name}'`);
  return table;
}

/** Throws `INVALID_QUERY` naming the field when the collection does not have it. */
export function fieldNamed(table: Table, name: string): Field {
  const field = table.byName.get(name);
  if (field === undefined) throw new StoreError('INVALID_QUERY', `${table.name} has no field '${name}'`);
  return field;
}
