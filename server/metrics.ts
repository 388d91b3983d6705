import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Commit, Condition, Engine } from '../engine/index.ts';
import { routeOf } from './log.ts';

/** What operators watch. No label ever holds a key, a name or a value of a case. */
export interface Metrics {
  readonly registry: Registry;
  readonly countRequests: RequestHandler;
}

/** Counting tasks and jobs asks the store; scrapers that come more often get the last answer. */
const countedForMs = 5000;

export function createMetrics(deps: {
  engine: Pick<Engine, 'search' | 'onCommit' | 'now'>;
  now?: () => number;
}): Metrics {
  const { engine, now = () => Date.now() } = deps;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const commits = new Counter({
    name: 'patto_commits_total',
    help: 'Commits written to the store',
    registers,
  });
  const commands = new Counter({
    name: 'patto_commands_total',
    help: 'Steps of process instances, by command',
    labelNames: ['command'],
    registers,
  });
  engine.onCommit((commit) => {
    commits.inc();
    for (const command of commandsOf(commit)) commands.inc({ command });
  });

  const counts = createCounts(engine, now);
  const gauge = (name: string, help: string, read: (counted: Counts) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(read(await counts()));
      },
    });
  gauge('patto_user_tasks_open', 'Open user tasks (counted to 10000)', (c) => c.tasks);
  gauge('patto_jobs_open', 'Jobs not yet finished (counted to 10000)', (c) => c.jobs);
  gauge('patto_incidents_active', 'Active incidents (counted to 10000)', (c) => c.incidents);
  gauge('patto_instances_active', 'Active process instances (counted to 10000)', (c) => c.instances);
  gauge('patto_timers_lag_seconds', 'How long the earliest timer has been overdue', (c) => c.timersLag);

  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests, by pattern of the route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  return {
    registry,
    countRequests: (request, response, next) => {
      const end = durations.startTimer();
      response.once('close', () => {
        end({ method: request.method, route: routeOf(response), status: String(response.statusCode) });
      });
      next();
    },
  };
}

function commandsOf({ writes }: Commit): readonly string[] {
  return writes.flatMap((write) => {
    const command = write.op === 'put' && write.collection === 'history' ? write.record['command'] : null;
    return typeof command === 'string' ? [command] : [];
  });
}

interface Counts {
  readonly tasks: number;
  readonly jobs: number;
  readonly incidents: number;
  readonly instances: number;
  readonly timersLag: number;
}

function createCounts(engine: Pick<Engine, 'search' | 'now'>, now: () => number): () => Promise<Counts> {
  const state = (value: string): Condition => ({ op: 'eq', field: 'state', value });
  const count = async (collection: string, where: Condition): Promise<number> =>
    (await engine.search(collection, { where, limit: 1 })).total;

  async function read(): Promise<Counts> {
    const [tasks, jobs, incidents, instances, timers] = await Promise.all([
      count('userTasks', state('CREATED')),
      count('jobs', { op: 'eq', field: 'endTime', value: null }),
      count('incidents', state('ACTIVE')),
      count('processInstances', state('ACTIVE')),
      engine.search('timers', { sort: [{ field: 'dueDate', order: 'asc' }], limit: 1 }),
    ]);
    const due = timers.items[0]?.['dueDate'];
    const timersLag = typeof due === 'number' ? Math.max(0, engine.now() - due) / 1000 : 0;
    return { tasks, jobs, incidents, instances, timersLag };
  }

  let readAt = -Infinity;
  let counted: Promise<Counts> | null = null;
  return () => {
    if (!counted || now() - readAt > countedForMs) {
      readAt = now();
      counted = read();
      counted.catch(() => (counted = null));
    }
    return counted;
  };
}
