import type { Collection, Write } from '../../engine/runtime/ports.ts';
import type { StoredRecord } from '../../engine/runtime/query.ts';

/** One collection with every field type, one with a text key, and as much of `jobs` as claiming needs. */
export const sampleCollections: readonly Collection[] = [
  {
    name: 'things',
    key: 'thingKey',
    fields: {
      thingKey: 'key',
      parentKey: 'key',
      name: 'text',
      size: 'integer',
      weight: 'number',
      hidden: 'boolean',
      at: 'time',
      tags: 'list',
      body: 'json',
      revision: 'integer',
    },
    indexes: [['parentKey'], ['name', 'size'], ['at']],
  },
  {
    name: 'notes',
    key: 'noteId',
    fields: { noteId: 'text', thingKey: 'key', text: 'text', order: 'integer' },
    indexes: [['thingKey'], ['text', 'order']],
  },
  { name: 'settings', key: 'name', fields: { name: 'text', value: 'json' }, indexes: [] },
  {
    name: 'jobs',
    key: 'jobKey',
    fields: {
      jobKey: 'key',
      type: 'text',
      worker: 'text',
      availableAt: 'time',
      deadline: 'time',
      tenantId: 'text',
      customHeaders: 'json',
    },
    indexes: [['type', 'availableAt']],
  },
];

export function put(collection: string, key: string, record: StoredRecord = {}): Write {
  return { op: 'put', collection, key, record };
}

export function patch(collection: string, key: string, record: StoredRecord): Write {
  return { op: 'patch', collection, key, record };
}

export function remove(collection: string, key: string): Write {
  return { op: 'delete', collection, key };
}
