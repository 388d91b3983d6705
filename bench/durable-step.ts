import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteEngine, type Commit } from '../engine/index.ts';
import { median } from './measure.ts';
import { turning } from './pattern-models.ts';

const STEPS = 60;

/** What completing one of `inner` parallel user tasks costs on SQLite: time until it is on disk, rows and bytes written. */
export async function durableStep(inner: number) {
  const folder = mkdtempSync(join(tmpdir(), 'patto-bench-'));
  const engine = await createSqliteEngine({ file: join(folder, 'bench.db') });
  try {
    const tasks: string[] = [];
    let last: Commit['writes'] = [];
    engine.onCommit(({ writes }) => {
      last = writes;
      for (const { op, collection, key } of writes)
        if (op === 'put' && collection === 'userTasks') tasks.push(key);
    });
    await engine.deploy([{ name: 'turning.bpmn', content: turning.xml }]);
    await engine.createInstance({ processDefinitionId: 'turning', variables: { count: inner } });
    const measured = { microseconds: [] as number[], rows: [] as number[], bytes: [] as number[] };
    for (let n = 0; n < STEPS; n += 1) {
      const task = tasks.shift();
      if (task === undefined) throw new Error('no open task');
      const begin = performance.now();
      await engine.completeUserTask(task);
      measured.microseconds.push((performance.now() - begin) * 1000);
      measured.rows.push(last.length);
      measured.bytes.push(last.reduce((sum, write) => sum + JSON.stringify(write).length, 0));
    }
    return {
      sqliteMicroseconds: Math.round(median(measured.microseconds)),
      rows: median(measured.rows),
      bytes: median(measured.bytes),
    };
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
}
