import { batchCollections } from './collections/batches.ts';
import { decisionCollections } from './collections/decisions.ts';
import { deployedCollections } from './collections/deployed.ts';
import { instanceCollections } from './collections/instance.ts';
import { messagesCollections } from './collections/messages.ts';
import { workCollections } from './collections/work.ts';
import type { Collection } from './ports.ts';

/**
 * Everything the engine stores. Field names are those of the Camunda 8 REST API where it has one; times are
 * epoch ms here and ISO 8601 on the wire.
 */
export const engineCollections: readonly Collection[] = [
  ...deployedCollections,
  ...decisionCollections,
  ...instanceCollections,
  ...workCollections,
  ...messagesCollections,
  ...batchCollections,
  {
    name: 'settings',
    key: 'name',
    fields: { name: 'text', value: 'json' },
    indexes: [],
  },
];
