import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { Principal } from '../../access/principal.ts';
import { numberOf } from './record-fields.ts';
import { all, openTasksOf } from './scope.ts';

/** What follows is often there at once; a called process takes another commit or two. */
const patienceMs = 400;

/**
 * The open tasks of a case that somebody may do now, oldest first: after one step, the next one.
 * `act` is what may bring them forth. When there is none yet, waits a moment for one.
 */
export async function nextTasksAfter<T>(
  engine: Pick<Engine, 'search' | 'find' | 'onCommit'>,
  principal: Principal,
  rootOf: (result: T) => string,
  act: () => Promise<T>,
): Promise<{ result: T; tasks: readonly StoredRecord[] }> {
  const created = watchForTasks(engine);
  try {
    const result = await act();
    const root = rootOf(result);
    const deadline = Date.now() + patienceMs;
    let tasks = await tasksFor(engine, principal, root);
    while (
      tasks.length === 0 &&
      (await isActive(engine, root)) &&
      (await created.next(root, deadline - Date.now()))
    ) {
      tasks = await tasksFor(engine, principal, root);
    }
    return { result, tasks };
  } finally {
    created.stop();
  }
}

async function tasksFor(
  engine: Pick<Engine, 'search'>,
  principal: Principal,
  root: string,
): Promise<readonly StoredRecord[]> {
  const inCase = { op: 'eq', field: 'rootProcessInstanceKey', value: root } as const;
  const [mine, groups] = await Promise.all(
    (['mine', 'groups'] as const).map((view) =>
      engine.search('userTasks', { where: all([inCase, ...openTasksOf(principal, view)]), limit: 20 }),
    ),
  );
  const found = [...(mine?.items ?? []), ...(groups?.items ?? [])];
  return found.sort((a, b) => numberOf(a, 'creationDate') - numberOf(b, 'creationDate'));
}

async function isActive(engine: Pick<Engine, 'find'>, root: string): Promise<boolean> {
  return (await engine.find('processInstances', root))?.['state'] === 'ACTIVE';
}

/** `next` resolves with true when a user task of this case is or has been created, with false when time is up. */
function watchForTasks(engine: Pick<Engine, 'onCommit'>) {
  const seen = new Set<unknown>();
  let wake: (() => void) | null = null;
  const stop = engine.onCommit((commit) => {
    for (const write of commit.writes) {
      if (write.collection === 'userTasks' && write.op === 'put')
        seen.add(write.record['rootProcessInstanceKey']);
    }
    wake?.();
  });
  return {
    stop,
    async next(root: string, ms: number): Promise<boolean> {
      const deadline = Date.now() + ms;
      while (!seen.has(root) && Date.now() < deadline) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, deadline - Date.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return seen.delete(root);
    },
  };
}
