import { membersOf, nodeOf, type Definition, type Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import { startsOf } from '../kernel/scope-entry.ts';
import type { Effect } from '../kernel/effect.ts';
import { EngineRejection } from './engine.ts';
import type { InstanceHeader } from './instance-header.ts';
import type { StoredRecord } from './query.ts';
import { keyOf, textOf } from './fields.ts';

/** The events a process may begin with. */
export function startEventsOf(definition: Definition): readonly Node[] {
  return membersOf(definition, definition.root)
    .map((id) => nodeOf(definition, id))
    .filter(({ kind }) => kind === 'startEvent');
}

/** Whether somebody may start it without any event: at its none start event, or where no flow leads to. */
export function hasNoneStart(definition: Definition): boolean {
  return startsOf(definition, definition.root).length > 0;
}

export function requireNoneStart(definition: Definition): void {
  if (hasNoneStart(definition)) return;
  throw new EngineRejection(
    'INVALID_STATE',
    `Expected process '${definition.processId}' to have a none start event, but it starts by an event only.`,
  );
}

export interface NewInstance {
  readonly key: Key;
  readonly tenantId: string;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  readonly startLock?: string | null;
  readonly now: number;
  readonly actor: string | null;
}

/** The header of an instance that nobody called. */
export function rootHeader(definition: StoredRecord, instance: NewInstance): InstanceHeader {
  return {
    ...definitionFields(definition),
    processInstanceKey: instance.key,
    rootProcessInstanceKey: instance.key,
    tenantId: instance.tenantId,
    callers: [],
    tags: instance.tags,
    businessId: instance.businessId,
    startLock: instance.startLock ?? null,
    startDate: instance.now,
    startedBy: instance.actor,
  };
}

/** A called instance belongs to its caller's tenant, case and root. */
export function childHeader(
  caller: InstanceHeader,
  call: Extract<Effect, { type: 'StartCalled' }>,
  definition: StoredRecord,
  now: number,
): InstanceHeader {
  const place = {
    processInstanceKey: caller.processInstanceKey,
    elementInstanceKey: call.element,
    processDefinitionKey: caller.processDefinitionKey,
    elementId: call.elementId,
  };
  return {
    ...definitionFields(definition),
    processInstanceKey: call.child,
    rootProcessInstanceKey: caller.rootProcessInstanceKey,
    tenantId: caller.tenantId,
    callers: [place, ...caller.callers],
    tags: caller.tags,
    businessId: caller.businessId,
    startLock: null,
    startDate: now,
    startedBy: null,
  };
}

/** What an instance says about the definition it runs by. */
export function definitionFields(record: StoredRecord) {
  return {
    processDefinitionKey: keyOf(record, 'processDefinitionKey'),
    processDefinitionId: textOf(record, 'processDefinitionId'),
    processDefinitionName: record['name'] as string | null,
    processDefinitionVersion: Number(record['version']),
    processDefinitionVersionTag: record['versionTag'] as string | null,
    deploymentKey: keyOf(record, 'deploymentKey'),
  };
}
