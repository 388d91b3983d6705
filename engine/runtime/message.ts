import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import { keyOf, textOf } from './fields.ts';
import type { StoredRecord } from './query.ts';

/** A published message on its way to its subscriptions. */
export interface Message {
  readonly key: Key;
  readonly name: string;
  readonly correlationKey: string;
  readonly tenantId: string;
  readonly variables: Variables;
}

/** What `messageStartLocks` holds: one running instance for each of these. */
export interface StartLock {
  readonly tenantId: string;
  readonly processDefinitionId: string;
  readonly correlationKey: string;
}

export function lockOf(lock: StartLock): string {
  return JSON.stringify([lock.tenantId, lock.processDefinitionId, lock.correlationKey]);
}

export function parseLock(text: string): StartLock {
  const [tenantId = '', processDefinitionId = '', correlationKey = ''] = JSON.parse(text) as string[];
  return { tenantId, processDefinitionId, correlationKey };
}

export function messageOf(row: StoredRecord): Message {
  return {
    key: keyOf(row, 'messageKey'),
    name: textOf(row, 'name'),
    correlationKey: textOf(row, 'correlationKey'),
    tenantId: textOf(row, 'tenantId'),
    variables: (row['variables'] ?? {}) as Variables,
  };
}
