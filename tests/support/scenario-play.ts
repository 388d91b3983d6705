import fc from 'fast-check';
import type { View, World } from './scenario-world.ts';

const HOUR = 3_600_000;

/** Numbers from which a play chooses what happens next. */
export const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 40 });

type Action = (world: World) => Promise<void>;

/**
 * Starts the process `random` and does what is possible: first as the choices say, mishaps included, then whatever
 * brings it to an end. Checks what must hold after each step.
 */
export async function play(world: World, picks: readonly number[]): Promise<View> {
  await world.start('random', { choice: picks[0] ?? 0 });
  await world.check();
  for (const pick of picks) {
    const view = await world.view();
    const possible = [...progress(view), ...mishaps(view, pick)];
    const action = possible[pick % Math.max(1, possible.length)];
    if (!action) return view;
    await action(world);
    await world.check();
  }
  for (let round = 0; round < 2000; round += 1) {
    const view = await world.view();
    const [action] = progress(view);
    if (!action) return view;
    await action(world);
    await world.check();
  }
  throw new Error('It does not end');
}

/** Everything that moves a running instance forward. */
function progress({ active, tasks, jobs, instances }: View): readonly Action[] {
  if (instances.every(({ phase }) => phase !== 'active')) return [];
  const stuck = new Set(active.flatMap(({ id, incident }) => (incident ? [id] : [])));
  const open = (each: { readonly id: string; readonly isOpen: boolean }) =>
    each.isOpen && !stuck.has(each.id);
  return [
    ...[...stuck].map((id): Action => async (world) => {
      if (jobs.some((job) => job.isOpen && job.id === id && job.retries <= 0))
        await world.updateRetries(id, 1);
      await world.resolveIncident(id);
    }),
    ...tasks.filter(open).map(
      ({ id }): Action =>
        (world) =>
          world.completeTask(id, {}),
    ),
    ...jobs.filter(open).map(
      ({ id }): Action =>
        (world) =>
          world.completeJob(id, {}),
    ),
    (world) =>
      world.publish({ name: 'm', correlationKey: 'x', variables: {} }).then(() => world.advance(HOUR)),
  ];
}

function mishaps({ tasks, jobs, active }: View, pick: number): readonly Action[] {
  const stuck = new Set(active.flatMap(({ id, incident }) => (incident ? [id] : [])));
  const job = jobs.find(({ id, isOpen }) => isOpen && !stuck.has(id));
  const task = tasks.find(({ isOpen }) => isOpen);
  const moment = active[pick % Math.max(1, active.length)];
  return [
    ...(job ? [(world: World) => world.throwError(job.id, 'E1', { why: pick })] : []),
    ...(job
      ? [(world: World) => world.failJob(job.id, { retries: pick % 2, variables: { tried: pick } })]
      : []),
    ...(task ? [(world: World) => world.assignTask(task.id, `person${pick}`, true)] : []),
    ...(task ? [(world: World) => world.completeTask(task.id, { choice: pick })] : []),
    ...(moment
      ? [(world: World) => world.setVariables(moment.id, { choice: pick, x: [pick] }, pick % 2 === 0)]
      : []),
    (world) => world.advance(HOUR / 4),
    ...(pick % 200 === 0 ? [(world: World) => world.cancel('random')] : []),
  ];
}
