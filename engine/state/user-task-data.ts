import type { Key } from '../model/ids.ts';

/** What a user task is created with. Times are epoch ms. */
export interface UserTaskData {
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueDate: number | null;
  readonly followUpDate: number | null;
  readonly priority: number;
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export type UserTaskChange = Partial<
  Pick<UserTaskData, 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate' | 'priority'>
>;
