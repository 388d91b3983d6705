import type { Key, NodeId } from '../model/ids.ts';
import { nodeOf } from '../model/definition.ts';
import type { Variables } from '../model/json.ts';
import { EngineRejection } from './engine.ts';
import { keyOf } from './fields.ts';
import { Locks } from './lock.ts';
import type { Parts } from './parts.ts';
import type { Guard } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { rootHeader } from './start.ts';
import { partsNeeded } from './start-triggers.ts';
import { WriteSet } from './write-set.ts';

/** An event that starts a process has happened. */
export interface Occurrence {
  readonly definitionKey: string;
  readonly start: NodeId;
  readonly part: number;
  readonly tenantId: string;
  readonly variables: Variables;
  /** The key of the instance it starts, fixed beforehand where a retry must not start a second one. */
  readonly instance?: Key;
  readonly startLock?: string | null;
  /** What must still hold, and what is written in the same commit (`instance` null: it is only kept). */
  readonly guards?: readonly Guard[];
  readonly hops?: number;
  readonly note?: (writes: WriteSet, instance: Key | null) => void;
}

/**
 * Starts instances by events.
 *
 * E1. Of a parallel multiple start event, what has happened is kept until all of it has; then the oldest of each part
 *     together start one instance, in the commit that removes them.
 */
export class EventStarts {
  private readonly parts: Parts;
  private readonly locks = new Locks();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The instance it started; null when other parts are still awaited. Throws ALREADY_EXISTS when a guard does not hold. */
  async occur(occurrence: Occurrence): Promise<Key | null> {
    const { definitionKey, start, part, variables } = occurrence;
    const definition = await this.parts.definitions.get(definitionKey);
    const needed = partsNeeded(nodeOf(definition, start));
    if (needed === 1) return this.start(occurrence, variables, []);
    return this.locks.run(`${definitionKey} ${start}`, async () => {
      const others = new Map<number, StoredRecord>();
      for (const row of await this.kept(definitionKey, start)) {
        const at = Number(row['part']);
        if (at !== part && !others.has(at)) others.set(at, row);
      }
      if (others.size < needed - 1) return this.keep(occurrence);
      const all = [...others.values()];
      const payload = Object.assign({}, ...all.map((row) => row['variables']), variables) as Variables;
      return this.start(occurrence, payload, all);
    });
  }

  private async start(
    occurrence: Occurrence,
    payload: Variables,
    used: readonly StoredRecord[],
  ): Promise<Key> {
    const { definitionKey, start, tenantId, instance, startLock, guards = [], note, hops = 0 } = occurrence;
    const key = instance ?? this.parts.newKey();
    const header = rootHeader(this.parts.definitions.record(definitionKey), {
      key,
      tenantId,
      tags: [],
      businessId: null,
      startLock: startLock ?? null,
      now: this.parts.clock.now(),
      actor: null,
    });
    const occurrences = used.map((row) => keyOf(row, 'occurrenceKey'));
    await this.parts.instances.start(
      header,
      { type: 'Start', start, variables: {}, payload },
      {
        guards: [
          ...guards,
          ...occurrences.map((value) => ({
            collection: 'startOccurrences',
            key: value,
            field: 'occurrenceKey',
            value,
          })),
        ],
        hops,
        also: (writes) => {
          note?.(writes, key);
          for (const value of occurrences) writes.delete('startOccurrences', value);
        },
      },
    );
    return key;
  }

  private async keep(occurrence: Occurrence): Promise<null> {
    const { definitionKey, start, part, tenantId, variables, guards = [], note } = occurrence;
    const occurrenceKey = this.parts.newKey();
    const writes = new WriteSet();
    note?.(writes, null);
    writes.put('startOccurrences', occurrenceKey, {
      occurrenceKey,
      processDefinitionKey: definitionKey,
      processInstanceKey: null,
      elementId: start,
      part,
      variables,
      tenantId,
    });
    if ((await this.parts.committer.commit({ guards, writes: writes.list() })) === 'committed') return null;
    throw new EngineRejection('ALREADY_EXISTS', 'The same event has been taken in the same moment.');
  }

  private kept(definitionKey: string, start: NodeId): Promise<readonly StoredRecord[]> {
    return this.parts.store.list('startOccurrences', {
      op: 'and',
      of: [
        { op: 'eq', field: 'processDefinitionKey', value: definitionKey },
        { op: 'eq', field: 'elementId', value: start },
      ],
    });
  }
}
