import type { Committer } from '../committer.ts';
import type { ClockCommands } from '../engine.ts';
import type { EngineClock } from '../engine-clock.ts';

export function clockCommands({
  clock,
  committer,
  due,
}: {
  clock: EngineClock;
  committer: Committer;
  due: () => Promise<void>;
}): ClockCommands {
  async function setClock(time: number | null): Promise<void> {
    clock.pin(time);
    await committer.commit({
      guards: [],
      writes: [{ op: 'put', collection: 'settings', key: 'clock', record: { name: 'clock', value: time } }],
    });
    await due();
  }
  return {
    pinClock: (timestamp) => setClock(timestamp),
    resetClock: () => setClock(null),
    now: () => clock.now(),
  };
}
