/**
 * Kill -9 of the server at random moments while people and workers use it. KILLS sets how many (default 100).
 *
 * C1. What was acknowledged is there after the restart: a started instance, a completed task or job.
 * C2. Nothing happens twice: each element of each instance exactly once, each acknowledged task and job once, each evaluation of a decision kept
 *     once, whole.
 * C3. Every timer fires; everything that was begun comes to its end; nothing is left over.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../engine/adapters/sqlite/sqlite-store.ts';
import { engineCollections, type StoredRecord } from '../../engine/index.ts';
import { serverCollections } from '../../server/collections.ts';
import { decisionFile, literal, table } from '../support/decision-model.ts';
import { process, timer } from '../support/model.ts';
import { startServer, type Credentials } from '../support/start-server.ts';
import { KillableServer } from './killed-server.ts';

const KILLS = Number(globalThis.process.env['KILLS'] ?? 100);
const CLIENTS = 6;

const parent = process('parent')
  .startEvent('start')
  .userTask('ask')
  .callActivity('call', 'child')
  .businessRuleTask('decide', { decision: { decisionId: 'level', resultVariable: 'level' } })
  .catchEvent('wait', timer({ duration: 'PT0.3S' }))
  .serviceTask('work', { type: 'work' })
  .endEvent('end').xml;
const child = process('child').startEvent('childStart').userTask('answer').endEvent('childEnd').xml;
const decisions = decisionFile('decisions', [
  table('level', {
    requires: ['score'],
    inputs: { Score: 'score' },
    outputs: ['level'],
    rules: [
      ['< 10', '"low"'],
      ['>= 10', '"high"'],
    ],
  }),
  literal('score', 'days / 2'),
]);

interface Items<T> {
  readonly items: readonly T[];
}

let dataFolder: string;
let account: Credentials;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'patto-kill-'));
  const server = await startServer({ PATTO_DATA: dataFolder });
  account = server.client;
  await server.stop();
});

afterAll(async () => {
  if (!globalThis.process.env['KEEP']) await rm(dataFolder, { recursive: true, force: true });
});

test(
  `${KILLS} kills lose nothing and double nothing`,
  async () => {
    const server = new KillableServer(dataFolder, account);
    await server.start();
    await server.deploy(decisions.name, decisions.content);
    await server.deploy('parent.bpmn', parent);
    await server.deploy('child.bpmn', child);

    const started = new Set<string>();
    const done = new Set<string>();
    const wrong: string[] = [];
    let creating = true;
    let running = true;

    /** Repeats until the end; a request that a kill cut off says nothing, and is simply not acknowledged. */
    const loop = async (work: () => Promise<boolean>): Promise<void> => {
      while (running) {
        const busy = await work().catch(() => false);
        if (!busy) await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const acknowledge = (key: string, status: number): void => {
      if (status !== 204) return;
      if (done.has(key)) wrong.push(`${key} was acknowledged twice`);
      done.add(key);
    };
    const start = async (): Promise<boolean> => {
      if (!creating) return false;
      const { status, body } = await server.ask<{ processInstanceKey: string }>(
        'POST',
        '/v2/process-instances',
        {
          processDefinitionId: 'parent',
          variables: { days: 30 },
        },
      );
      if (status === 200) started.add(body.processInstanceKey);
      return Math.random() < 0.3;
    };
    const people = async (): Promise<boolean> => {
      const { body } = await server.ask<Items<{ userTaskKey: string }>>('POST', '/v2/user-tasks/search', {
        filter: { state: 'CREATED' },
        page: { limit: 20 },
      });
      const task = body.items[Math.floor(Math.random() * body.items.length)];
      if (!task) return false;
      if (done.has(task.userTaskKey)) {
        // Somebody else may have completed it between the search and now: then it is no longer open.
        const again = await server.ask<{ state: string }>('GET', `/v2/user-tasks/${task.userTaskKey}`);
        if (again.body.state === 'CREATED')
          wrong.push(`task ${task.userTaskKey} was acknowledged and is open`);
        return true;
      }
      const { status } = await server.ask('POST', `/v2/user-tasks/${task.userTaskKey}/completion`, {
        variables: { ok: true },
      });
      acknowledge(task.userTaskKey, status);
      return true;
    };
    const worker = async (): Promise<boolean> => {
      const { body } = await server.ask<{ jobs: readonly { jobKey: string }[] }>(
        'POST',
        '/v2/jobs/activation',
        {
          type: 'work',
          worker: 'tester',
          timeout: 1000,
          maxJobsToActivate: 5,
          requestTimeout: 200,
        },
      );
      for (const { jobKey } of body.jobs) {
        const { status } = await server.ask('POST', `/v2/jobs/${jobKey}/completion`, {
          variables: { worked: true },
        });
        acknowledge(jobKey, status);
      }
      return true;
    };
    const loops = [
      ...Array.from({ length: CLIENTS }, () => loop(start)),
      ...Array.from({ length: CLIENTS }, () => loop(people)),
      loop(worker),
      loop(worker),
    ];

    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 300));
        await server.kill();
        await server.start();
      }
      creating = false;
      const until = Date.now() + 60_000;
      for (;;) {
        const { body } = await server.ask<Items<unknown>>('POST', '/v2/process-instances/search', {
          filter: { state: 'ACTIVE' },
        });
        if (body.items.length === 0) break;
        if (Date.now() > until) throw new Error(`${body.items.length} instances are still active`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    } finally {
      running = false;
      await Promise.all(loops);
      await server.kill();
    }

    expect(wrong).toEqual([]);
    expect(started.size).toBeGreaterThan(KILLS / 4);
    await verify(started, done);
    console.log(
      `Survived ${KILLS} kills: ${started.size} instances and ${done.size} tasks and jobs acknowledged.`,
    );
  },
  120_000 + KILLS * 4_000,
);

async function verify(started: ReadonlySet<string>, done: ReadonlySet<string>): Promise<void> {
  const store = createSqliteStore({ file: join(dataFolder, 'patto.db') });
  await store.open([...engineCollections, ...serverCollections]);
  const all = (collection: string): Promise<readonly StoredRecord[]> =>
    store.list(collection, { op: 'and', of: [] });
  const instances = await all('processInstances');
  const elements = byInstance(await all('elementInstances'));
  const history = byInstance(await all('history'));
  const evaluated = byInstance(await all('decisionInstances'));
  const known = new Set(instances.map((row) => String(row['processInstanceKey'])));
  expect([...started].filter((key) => !known.has(key))).toEqual([]);
  for (const instance of instances) {
    const key = String(instance['processInstanceKey']);
    expect(instance['state']).toBe('COMPLETED');
    const path = (elements.get(key) ?? []).map(
      (row) => `${String(row['elementId'])} ${String(row['state'])}`,
    );
    const expected =
      instance['processDefinitionId'] === 'parent'
        ? ['parent', 'start', 'ask', 'call', 'decide', 'wait', 'work', 'end']
        : ['child', 'childStart', 'answer', 'childEnd'];
    expect(path.sort()).toEqual(expected.map((id) => `${id} COMPLETED`).sort());
    const outcomes = (evaluated.get(key) ?? []).map(
      (row) => `${String(row['decisionEvaluationInstanceKey'])} ${String(row['result'])}`,
    );
    const evaluation = evaluated.get(key)?.[0]?.['decisionEvaluationKey'];
    expect(outcomes.toSorted()).toEqual(
      instance['processDefinitionId'] === 'parent'
        ? [`${String(evaluation)}-1 15`, `${String(evaluation)}-2 "high"`]
        : [],
    );
    const revisions = (history.get(key) ?? []).map((row) => Number(row['revision']));
    expect(revisions).toEqual(revisions.map((_, index) => index + 1));
  }
  const children = instances.filter((row) => row['processDefinitionId'] === 'child');
  expect(children).toHaveLength(instances.length / 2);
  const closed = new Set(
    [...(await all('userTasks')), ...(await all('jobs'))]
      .filter((row) => row['state'] === 'COMPLETED')
      .map((row) => String(row['userTaskKey'] ?? row['jobKey'])),
  );
  expect([...done].filter((key) => !closed.has(key))).toEqual([]);
  for (const leftOver of ['timers', 'outbox']) expect(await all(leftOver)).toEqual([]);
  await store.close();
}

function byInstance(rows: readonly StoredRecord[]): ReadonlyMap<string, readonly StoredRecord[]> {
  const groups = new Map<string, StoredRecord[]>();
  for (const row of rows) {
    const key = String(row['processInstanceKey']);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
