import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { StoredRecord } from './query.ts';

/** A call activity above an instance: who catches its errors and shows its incidents. */
export interface Caller {
  readonly processInstanceKey: Key;
  readonly elementInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly elementId: NodeId;
}

/** What an instance is, apart from where it stands. */
export interface InstanceHeader {
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionName: string | null;
  readonly processDefinitionVersion: number;
  readonly processDefinitionVersionTag: string | null;
  readonly deploymentKey: Key;
  readonly tenantId: string;
  readonly rootProcessInstanceKey: Key;
  /** The calling elements, nearest first; empty for a root instance. */
  readonly callers: readonly Caller[];
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** Held while it runs by an instance that a message with a correlation key started: at most one per key. */
  readonly startLock: string | null;
  readonly startDate: number;
  readonly startedBy: string | null;
}

export function headerRecord(header: InstanceHeader, revision: number): Record<string, Json> {
  const { deploymentKey: _deployment, callers, startLock: _lock, ...fields } = header;
  const [caller] = callers;
  return {
    ...fields,
    parentProcessInstanceKey: caller?.processInstanceKey ?? null,
    parentElementInstanceKey: caller?.elementInstanceKey ?? null,
    endDate: null,
    state: 'ACTIVE',
    hasIncident: false,
    suspended: false,
    revision,
    live: liveOf(header),
  };
}

/** What only the engine reads of it. */
export function liveOf({ deploymentKey, callers, startLock }: InstanceHeader): Json {
  return { format: 1, deploymentKey, callers: callers as unknown as Json, startLock };
}

export function headerOf(record: StoredRecord): InstanceHeader {
  const live = record['live'] as unknown as Pick<InstanceHeader, 'deploymentKey' | 'callers' | 'startLock'>;
  const { deploymentKey, callers, startLock } = live;
  return { ...(record as unknown as InstanceHeader), deploymentKey, callers, startLock };
}
