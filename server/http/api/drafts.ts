import type { Commit, Engine, Json, StoredRecord, Write } from '../../../engine/index.ts';
import { findText, textOf, timeOf } from '../../record-fields.ts';

export type Values = Readonly<Record<string, Json>>;

/** What somebody has entered and not yet sent: one draft a task and user, seen by nobody else. */
export interface Drafts {
  find(userTaskKey: string, username: string): Promise<{ values: Values; savedAt: string } | null>;
  save(userTaskKey: string, username: string, values: Values): Promise<{ savedAt: string }>;
  discard(userTaskKey: string, username: string): Promise<void>;
  /** Everybody's: the task has ended. */
  discardAll(userTaskKey: string): Promise<void>;
  stop(): void;
}

export function createDrafts(deps: {
  engine: Pick<Engine, 'find' | 'search' | 'commit' | 'onCommit'>;
  now: () => number;
  onError: (error: unknown) => void;
}): Drafts {
  const { engine, now, onError } = deps;

  async function discardAll(userTaskKey: string): Promise<void> {
    const drafts = await engine.search('drafts', {
      where: { op: 'eq', field: 'userTaskKey', value: userTaskKey },
      limit: 1000,
    });
    if (drafts.items.length === 0) return;
    await engine.commit({
      guards: [],
      writes: drafts.items.map((draft) => remove(textOf(draft, 'draftKey'))),
    });
  }

  // However a task ends, completed elsewhere or cancelled by an event, what was entered for it goes.
  const forget = engine.onCommit((commit) => {
    for (const userTaskKey of endedTasks(commit)) discardAll(userTaskKey).catch(onError);
  });

  return {
    async find(userTaskKey, username) {
      const draft = await engine.find('drafts', draftKeyOf(userTaskKey, username));
      return draft && { values: draft['values'] as Values, savedAt: timeOf(draft, 'savedAt') };
    },

    async save(userTaskKey, username, values) {
      const draftKey = draftKeyOf(userTaskKey, username);
      const record: StoredRecord = { draftKey, userTaskKey, username, values, savedAt: now() };
      await engine.commit({
        guards: [],
        writes: [{ op: 'put', collection: 'drafts', key: draftKey, record }],
      });
      return { savedAt: timeOf(record, 'savedAt') };
    },

    async discard(userTaskKey, username) {
      await engine.commit({ guards: [], writes: [remove(draftKeyOf(userTaskKey, username))] });
    },

    discardAll,
    stop: forget,
  };
}

function endedTasks(commit: Commit): readonly string[] {
  return commit.writes
    .filter((write) => write.collection === 'userTasks' && write.op !== 'delete')
    .filter((write) => ['COMPLETED', 'CANCELED'].includes(findText(recordOf(write), 'state') ?? ''))
    .map((write) => write.key);
}

function recordOf(write: Write): StoredRecord {
  return write.op === 'delete' ? {} : write.record;
}

function draftKeyOf(userTaskKey: string, username: string): string {
  return `${userTaskKey}_${username}`;
}

function remove(draftKey: string): Write {
  return { op: 'delete', collection: 'drafts', key: draftKey };
}
