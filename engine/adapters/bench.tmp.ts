import { performance } from 'node:perf_hooks';
import fs from 'node:fs';
import { createSqliteStore } from './sqlite/sqlite-store.ts';
import { createMemoryStore } from './memory/memory-store.ts';
import { engineCollections } from '../runtime/collections.ts';
import { openForWriting } from './sqlite/connection.ts';
import { DatabaseWriter } from './sqlite/database-writer.ts';
import { tableOf } from './store-rules/table.ts';
import type { Commit, Store } from '../runtime/ports.ts';
const mode = process.argv[2] ?? 'thread'; const clients = Number(process.argv[3] ?? 64); const stepUs = Number(process.argv[4] ?? 80); const ms = Number(process.argv[5] ?? 3000);
const dir = '/tmp/probe/bench'; fs.rmSync(dir, { recursive: true, force: true }); fs.mkdirSync(dir, { recursive: true });
const file = dir + '/b.db';
const store: Store = mode === 'memory' ? createMemoryStore() : createSqliteStore({ file });
await store.open(engineCollections);
if (mode === 'main') {
  const { writer } = (store as any).threads;
  await writer.link.close();
  const dw = new DatabaseWriter(openForWriting({ file }), new Map(engineCollections.map((c) => [c.name, tableOf(c)])));
  // as a main-thread writer would: yield to let others queue, then execute
  writer.link = { transact: (order: any) => new Promise((res, rej) => setImmediate(() => { try { res(dw.execute([order])[0] as any); } catch (e) { rej(e); } })), close: async () => {} };
}
let next = 1000000000000000000n; const key = () => String(next++);
function busy(us: number) { const t = performance.now() + us / 1000; while (performance.now() < t); }
const lat: number[] = []; let commits = 0, rows = 0; const end = performance.now() + ms;
async function client(n: number) {
  while (performance.now() < end) {
    const pi = key(); let revision = 0;
    for (let s = 0; s < 5 && performance.now() < end; s++) {
      if (s > 0) { await store.find('processInstances', pi); await store.list('variables', { op: 'eq', field: 'processInstanceKey', value: pi }); }
      busy(stepUs);
      const common = { processInstanceKey: pi, rootProcessInstanceKey: pi, processDefinitionKey: '5', processDefinitionId: 'budget-di-salute', tenantId: 'bari' };
      const ei = key();
      const writes: any[] = [
        s === 0 ? { op: 'put', collection: 'processInstances', key: pi, record: { ...common, processInstanceKey: pi, startDate: 1763784000000, state: 'ACTIVE', hasIncident: false, tags: [], revision: 1, live: { root: pi, active: [ei], flows: {}, seq: 12 } } }
          : { op: 'patch', collection: 'processInstances', key: pi, record: { revision: revision + 1, live: { root: pi, active: [ei], flows: {}, seq: 12 } } },
        { op: 'put', collection: 'elementInstances', key: ei, record: { ...common, elementId: 'task_' + s, elementName: 'Valutazione', type: 'USER_TASK', state: 'ACTIVE', startDate: 1763784000000, hasIncident: false, elementInstanceScopeKey: pi, live: { waiting: { job: ei } } } },
        { op: 'put', collection: 'elementInstances', key: key(), record: { ...common, elementId: 'gw_' + s, elementName: 'Gateway', type: 'EXCLUSIVE_GATEWAY', state: 'COMPLETED', startDate: 1763784000000, endDate: 1763784000000, hasIncident: false, elementInstanceScopeKey: pi, live: null } },
        { op: 'put', collection: 'sequenceFlows', key: pi + '_f' + s, record: { ...common, sequenceFlowId: 'f' + s } },
        { op: 'put', collection: 'variables', key: key(), record: { name: 'v' + s, value: '"x"', scopeKey: pi, processInstanceKey: pi, rootProcessInstanceKey: pi, tenantId: 'bari' } },
        { op: 'put', collection: 'userTasks', key: key(), record: { ...common, name: 'Valutazione', state: 'CREATED', elementId: 'task', elementInstanceKey: ei, candidateGroups: ['a'], candidateUsers: [], creationDate: 1763784000000, priority: 50, tags: [] } },
        { op: 'put', collection: 'history', key: pi + '_' + s, record: { processInstanceKey: pi, revision: s, at: 1763784000000, actor: 'demo', command: 'CompleteTask', events: [{ type: 'FlowTaken', flow: 'f' }, { type: 'Entered', node: 'task', key: ei, at: 1763784000000 }, { type: 'Left', node: 'task', key: ei }] } },
      ];
      const c: Commit = { guards: [{ collection: 'processInstances', key: pi, field: 'revision', value: s === 0 ? null : revision }], writes };
      const t0 = performance.now();
      const [o] = await store.commit([c]);
      if (o !== 'committed') throw new Error('conflict ' + s);
      lat.push(performance.now() - t0); revision++; commits++; rows += writes.length;
    }
  }
}
const cpu0 = process.cpuUsage(); const t0 = performance.now();
await Promise.all(Array.from({ length: clients }, (_, i) => client(i)));
const secs = (performance.now() - t0) / 1000; const cpu = process.cpuUsage(cpu0);
lat.sort((a, b) => a - b);
console.log(mode, 'clients', clients, 'step', stepUs, 'us:', Math.round(commits / secs), 'commits/s', Math.round(rows / secs), 'rows/s p50', lat[lat.length >> 1]!.toFixed(2), 'p99', lat[Math.floor(lat.length * .99)]!.toFixed(2), 'max', lat.at(-1)!.toFixed(1), 'ms; cpu', ((cpu.user + cpu.system) / 1e6 / secs).toFixed(2));
if (mode !== 'memory') console.log('wal MB', (fs.statSync(file + '-wal').size / 1e6).toFixed(1), 'db MB', (fs.statSync(file).size / 1e6).toFixed(1));
process.exit(0);
