import fc from 'fast-check';
import { Refused, type View, type World } from './scenario-world.ts';

const HOUR = 3_600_000;
const MOST_ROUNDS = 2_000;

/** Numbers from which a play chooses what happens next. */
export const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 40 });

type Action = (world: World) => Promise<void>;

/**
 * Starts the process `random` and does what is possible: first as the choices say, mishaps included, then whatever
 * brings it to an end. Checks what must hold after each step.
 */
export async function play(world: World, picks: readonly number[]): Promise<View> {
  await world.start('random', { choice: picks[0] ?? 0, tick: 1 });
  await world.check();
  for (const pick of picks) {
    const view = await world.view();
    if (hasEnded(view)) return view;
    const possible = [...work(view), ...happenings(view), ...mishaps(view, pick)];
    await possible[pick % possible.length]?.(world);
    await world.check();
  }
  let happened = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const view = await world.view();
    if (hasEnded(view)) return view;
    const [todo] = work(view);
    const possible = happenings(view);
    if (todo) await todo(world);
    else await possible[(happened += 1) % possible.length]?.(world);
    await world.check();
  }
  const { active } = await world.view();
  throw new Error(`It does not end: ${active.map(({ id }) => id).join(', ')}`);
}

function hasEnded({ instances }: View): boolean {
  return instances.every(({ phase }) => phase !== 'active');
}

/** What somebody can do to bring it forward. */
function work({ active, tasks, jobs }: View): readonly Action[] {
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
  ];
}

/** What the rest of the world does: each event that something waits for. */
function happenings({ active, instances }: View): readonly Action[] {
  const idle = active.find(({ id, isLeaf }) => isLeaf && /^adHoc\d+$/.test(id));
  // Even and odd in no order.
  const tick = (Number(instances[0]?.variables['tick'] ?? 1) * 37 + 11) % 1009;
  return [
    (world) => world.publish({ name: 'm', correlationKey: 'x', variables: {} }),
    (world) => world.publish({ name: 'n', correlationKey: 'x', variables: {} }),
    (world) => world.broadcast('s', {}),
    (world) => world.setVariables(null, { tick }, false),
    (world) => world.advance(HOUR),
    ...(idle ? [(world: World) => activateIn(world, idle.id)] : []),
  ];
}

/** Of several with this id, the oldest may be one that is to complete. */
async function activateIn(world: World, adHoc: string): Promise<void> {
  try {
    await world.activateAdHoc(adHoc, [{ elementId: `${adHoc}_0` }], false);
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
  }
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
