import { parseDateTime } from '../expressions/iso8601.ts';
import type { UserTaskChange } from '../state/user-task-data.ts';
import { EngineRejection, type UserTaskChanges } from './engine.ts';

/** null and absent leave a property as it is; an empty date or list clears it. */
export function userTaskChangeOf(changes: UserTaskChanges, zone: string): UserTaskChange {
  const time = (text: string | null | undefined, what: string): Record<string, number | null> => {
    if (text === null || text === undefined) return {};
    if (text === '') return { [what]: null };
    const parsed = parseDateTime(text, zone);
    if (parsed === null)
      throw new EngineRejection(
        'INVALID_ARGUMENT',
        `Expected ${what} to be an ISO 8601 date-time, but it is '${text}'.`,
      );
    return { [what]: parsed };
  };
  const { candidateGroups, candidateUsers, priority } = changes;
  return {
    ...time(changes.dueDate, 'dueDate'),
    ...time(changes.followUpDate, 'followUpDate'),
    ...(candidateGroups && { candidateGroups }),
    ...(candidateUsers && { candidateUsers }),
    ...(priority !== null && priority !== undefined && { priority }),
  };
}
