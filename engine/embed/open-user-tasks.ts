import { EngineRejection, type Engine } from '../runtime/engine.ts';
import type { Store } from '../runtime/ports.ts';
import type { Condition, StoredRecord } from '../runtime/query.ts';
import { textOf } from '../runtime/fields.ts';

/** A task somebody still has to do. Times are epoch ms. */
export interface OpenUserTask {
  readonly key: string;
  readonly elementId: string;
  readonly name: string | null;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueDate: number | null;
  readonly priority: number;
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  /** The whole record of `userTasks`. */
  readonly record: StoredRecord;
}

/** All that is given must hold. */
export interface UserTaskFilter {
  readonly processInstanceKey?: string;
  readonly processDefinitionId?: string;
  readonly elementId?: string;
  readonly assignee?: string | null;
  readonly tenantId?: string;
  readonly candidateGroup?: string;
  readonly candidateUser?: string;
}

/** Oldest first. */
export async function openUserTasks(
  store: Store,
  { candidateGroup, candidateUser, ...fields }: UserTaskFilter,
): Promise<readonly OpenUserTask[]> {
  const of: Condition[] = [{ op: 'eq', field: 'state', value: 'CREATED' }];
  for (const [field, value] of Object.entries(fields)) of.push({ op: 'eq', field, value });
  if (candidateGroup !== undefined)
    of.push({ op: 'contains', field: 'candidateGroups', value: candidateGroup });
  if (candidateUser !== undefined) of.push({ op: 'contains', field: 'candidateUsers', value: candidateUser });
  const records = await store.list('userTasks', { op: 'and', of });
  return records.map((record) => ({
    key: textOf(record, 'userTaskKey'),
    elementId: textOf(record, 'elementId'),
    name: record['name'] as string | null,
    assignee: record['assignee'] as string | null,
    candidateGroups: (record['candidateGroups'] ?? []) as readonly string[],
    candidateUsers: (record['candidateUsers'] ?? []) as readonly string[],
    dueDate: record['dueDate'] as number | null,
    priority: Number(record['priority']),
    processInstanceKey: textOf(record, 'processInstanceKey'),
    processDefinitionId: textOf(record, 'processDefinitionId'),
    record,
  }));
}

/** The oldest open task that fits, as soon as there is one. Throws `EngineRejection` DEADLINE_EXCEEDED. */
export function awaitUserTask(
  engine: Pick<Engine, 'onCommit'>,
  store: Store,
  filter: UserTaskFilter,
  timeoutMs: number,
): Promise<OpenUserTask> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      stopListening();
    };
    const look = (): void => {
      openUserTasks(store, filter).then(
        ([task]) => {
          if (!task) return;
          end();
          resolve(task);
        },
        (failure: unknown) => {
          end();
          reject(failure instanceof Error ? failure : new Error(String(failure)));
        },
      );
    };
    // Listening begins before the first look, so that a task made in between is not missed.
    const stopListening = engine.onCommit(({ writes }) => {
      if (writes.some(({ collection }) => collection === 'userTasks')) look();
    });
    const timer = setTimeout(() => {
      end();
      reject(new EngineRejection('DEADLINE_EXCEEDED', `No such user task was open within ${timeoutMs} ms.`));
    }, timeoutMs);
    look();
  });
}
