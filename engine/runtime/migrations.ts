import { migrate } from '../kernel/migration.ts';
import type { MappingInstruction } from '../kernel/migration-mapping.ts';
import { proposePlan, type ProposedPlan } from '../kernel/migration-plan.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { Event } from '../state/events.ts';
import type { ExecuteOptions } from './assembly.ts';
import type { Change, Current } from './change.ts';
import { AREA_WIDE } from './versions.ts';
import { EngineRejection } from './engine.ts';
import { keyOf, textOf } from './fields.ts';
import { headerOf, type Caller, type InstanceHeader } from './instance-header.ts';
import { MigrationRejection, type MigrationCheck, type MigrationPlan } from './operating.ts';
import type { Parts } from './parts.ts';
import type { Guard } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { definitionFields } from './start.ts';
import type { WriteSet } from './write-set.ts';

const MOST_ATTEMPTS = 10;

/**
 * Moves running instances to other definitions.
 *
 * A1. The instances it has called, at any depth, say by which element of which definition they were called. They are
 *     told in the same commit, which is guarded by their revisions: a step of theirs that reckoned with the old caller
 *     loses and is taken again.
 */
export class Migrations {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async migrate(key: Key, plan: MigrationPlan, options: ExecuteOptions = {}): Promise<void> {
    const change = await this.change(plan);
    for (let attempt = 1; ; attempt += 1) {
      const called = await this.calledBy(key);
      try {
        await this.parts.instances.change(key, change, withCalled(options, called, key, plan));
        for (const child of called) this.parts.instances.forget(keyOf(child, 'processInstanceKey'));
        return;
      } catch (failure) {
        if (attempt >= MOST_ATTEMPTS || !(await this.haveMoved(failure, called))) throw failure;
      }
    }
  }

  async check(key: Key, plan: MigrationPlan): Promise<MigrationCheck> {
    const nothing = { processInstanceKey: key, problems: [], moves: [], closes: [], opens: [] };
    try {
      const { decision } = await this.parts.instances.look(key, await this.change(plan));
      return { ...nothing, ...outlined(decision.events, decision.draft.base.elements) };
    } catch (failure) {
      if (!(failure instanceof MigrationRejection)) throw failure;
      return { ...nothing, problems: failure.problems };
    }
  }

  async propose(sourceKey: string, targetKey: string): Promise<ProposedPlan> {
    const { definitions } = this.parts;
    definitions.record(sourceKey);
    definitions.startable(targetKey);
    return proposePlan(await definitions.get(sourceKey), await definitions.get(targetKey));
  }

  private async change(plan: MigrationPlan): Promise<Change> {
    const { definitions } = this.parts;
    const record = definitions.startable(plan.targetProcessDefinitionKey);
    const target = await definitions.get(plan.targetProcessDefinitionKey);
    return {
      name: 'Migrate',
      decide: (current, environmentOf) => {
        const header = this.headerFor(current, record);
        const environment = environmentOf(header);
        const targetKey = header.processDefinitionKey;
        const { definition, state } = current;
        const decision = migrate(definition, target, targetKey, state, mappingsOf(plan), environment);
        if (!decision.ok) throw new MigrationRejection(decision.error.code, decision.error.problems);
        return { header, definition: target, decision: decision.value, environment };
      },
    };
  }

  /** An instance may run by what is deployed in its own tenant, in that of its definition, or for all. */
  private headerFor({ header }: Current, target: StoredRecord): InstanceHeader {
    const { definitions } = this.parts;
    const tenantId = textOf(target, 'tenantId');
    const home = textOf(definitions.record(header.processDefinitionKey), 'tenantId');
    if (![header.tenantId, home, AREA_WIDE].includes(tenantId))
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find a process definition with key '${textOf(target, 'processDefinitionKey')}' for tenant '${header.tenantId}', but it belongs to another tenant.`,
      );
    return { ...header, ...definitionFields(target) };
  }

  /** A1. */
  private async calledBy(key: Key): Promise<readonly StoredRecord[]> {
    const record = await this.parts.store.find('processInstances', key);
    if (record?.['state'] !== 'ACTIVE') return [];
    const family = await this.parts.store.list('processInstances', {
      op: 'and',
      of: [
        { op: 'eq', field: 'rootProcessInstanceKey', value: record['rootProcessInstanceKey'] ?? null },
        { op: 'eq', field: 'state', value: 'ACTIVE' },
        { op: 'neq', field: 'parentProcessInstanceKey', value: null },
      ],
    });
    return family.filter((child) =>
      headerOf(child).callers.some((caller) => caller.processInstanceKey === key),
    );
  }

  /** Whether the commit failed only because a called instance has gone on meanwhile. */
  private async haveMoved(failure: unknown, called: readonly StoredRecord[]): Promise<boolean> {
    if (!(failure instanceof EngineRejection) || failure instanceof MigrationRejection) return false;
    for (const child of called) {
      const now = await this.parts.store.find('processInstances', textOf(child, 'processInstanceKey'));
      if (now?.['revision'] !== child['revision']) return true;
    }
    return false;
  }
}

function mappingsOf({ mappings }: MigrationPlan): readonly MappingInstruction[] {
  return mappings.map(({ sourceElementId: source, targetElementId: target }) => ({ source, target }));
}

/** A1. */
function withCalled(
  options: ExecuteOptions,
  called: readonly StoredRecord[],
  instance: Key,
  plan: MigrationPlan,
): ExecuteOptions {
  if (called.length === 0) return options;
  const guards = called.map((child): Guard => ({
    collection: 'processInstances',
    key: textOf(child, 'processInstanceKey'),
    field: 'revision',
    value: child['revision'] ?? null,
  }));
  return {
    ...options,
    guards: [...(options.guards ?? []), ...guards],
    also: (writes) => {
      options.also?.(writes);
      for (const child of called) tellCalled(writes, child, instance, plan);
    },
  };
}

function tellCalled(writes: WriteSet, child: StoredRecord, instance: Key, plan: MigrationPlan): void {
  const moved = new Map(mappingsOf(plan).map(({ source, target }) => [source, target]));
  const callers = headerOf(child).callers.map((caller): Caller => {
    if (caller.processInstanceKey !== instance) return caller;
    const elementId = (moved.get(caller.elementId) ?? caller.elementId) as NodeId;
    return { ...caller, elementId, processDefinitionKey: plan.targetProcessDefinitionKey as Key };
  });
  const live = child['live'] as Readonly<Record<string, Json>>;
  writes.patch('processInstances', textOf(child, 'processInstanceKey'), {
    live: { ...live, callers: callers as unknown as Json },
    revision: Number(child['revision']) + 1,
  });
}

function outlined(
  events: readonly Event[],
  before: Current['state']['elements'],
): Pick<MigrationCheck, 'moves' | 'closes' | 'opens'> {
  return {
    moves: events.flatMap((event) =>
      event.type === 'ElementMigrated'
        ? [{ elementInstanceKey: event.element, sourceElementId: event.from, targetElementId: event.node }]
        : [],
    ),
    closes: events.flatMap((event) => {
      if (event.type !== 'WaitClosed') return [];
      const wait = before[event.element]?.waits.find(({ key }) => key === event.wait);
      return wait ? [{ elementInstanceKey: event.element, elementId: wait.node, kind: wait.on }] : [];
    }),
    opens: events.flatMap((event) =>
      event.type === 'WaitOpened'
        ? [{ elementInstanceKey: event.element, elementId: event.wait.node, kind: event.wait.on }]
        : [],
    ),
  };
}
