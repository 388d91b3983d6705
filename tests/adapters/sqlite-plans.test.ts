/** The engine's hot reads and the claiming of jobs find their records through an index. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, openForWriting } from '../../engine/adapters/sqlite/connection.ts';
import { prepareSchema } from '../../engine/adapters/sqlite/schema.ts';
import { countSql, listSql, pageSql } from '../../engine/adapters/sqlite/search-sql.ts';
import { claimSql, deleteSql, patchSql, violationSql } from '../../engine/adapters/sqlite/write-sql.ts';
import { checkCondition } from '../../engine/adapters/store-rules/checked-condition.ts';
import { checkQuery } from '../../engine/adapters/store-rules/checked-query.ts';
import { cursorOf } from '../../engine/adapters/store-rules/cursor.ts';
import { wholeRow } from '../../engine/adapters/store-rules/row.ts';
import { sortCriteria } from '../../engine/adapters/store-rules/sort-criteria.ts';
import { tableNamed, tableOf } from '../../engine/adapters/store-rules/table.ts';
import { engineCollections } from '../../engine/runtime/collections.ts';
import type { Condition, Query } from '../../engine/runtime/query.ts';

const tables = new Map(engineCollections.map((collection) => [collection.name, tableOf(collection)]));
let folder = '';
let connection: Connection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patto-plans-'));
  connection = openForWriting({ file: join(folder, 'store.db') });
  prepareSchema(connection, [...tables.values()]);
});
afterAll(async () => {
  connection.close();
  await rm(folder, { recursive: true, force: true });
});

function planOf(sql: string): string[] {
  const rows = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all([]) as { detail: string }[];
  return rows.map(({ detail }) => detail);
}

const eq = (field: string, value: string): Condition => ({ op: 'eq', field, value });
const and = (...of: Condition[]): Condition => ({ op: 'and', of });
const key = '1000000000000000001';

describe('the engine reads by index', () => {
  const reads: [string, Condition, Query['sort'], string][] = [
    ['elementInstances', eq('processInstanceKey', key), undefined, 'elementInstances_by_processInstanceKey'],
    ['variables', eq('processInstanceKey', key), undefined, 'variables_by_processInstanceKey'],
    ['variables', eq('scopeKey', key), undefined, 'variables_by_scopeKey'],
    ['jobs', eq('processInstanceKey', key), undefined, 'jobs_by_processInstanceKey'],
    [
      'timers',
      { op: 'lte', field: 'dueDate', value: 5 },
      [{ field: 'dueDate', order: 'asc' }],
      'timers_by_dueDate',
    ],
    [
      'userTasks',
      eq('state', 'CREATED'),
      [{ field: 'creationDate', order: 'asc' }],
      'userTasks_by_state_creationDate',
    ],
    [
      'messageSubscriptions',
      and(eq('messageName', 'm'), eq('correlationKey', 'c'), eq('messageSubscriptionState', 'CREATED')),
      undefined,
      'messageSubscriptions_by_messageName_correlationKey_messageSubscriptionState',
    ],
    [
      'messages',
      and(eq('name', 'm'), eq('correlationKey', 'c')),
      undefined,
      'messages_by_name_correlationKey',
    ],
    [
      'messages',
      { op: 'lte', field: 'deadline', value: 5 },
      [{ field: 'deadline', order: 'asc' }],
      'messages_by_deadline',
    ],
    [
      'processDefinitions',
      and(eq('processDefinitionId', 'p'), eq('tenantId', 't')),
      [{ field: 'version', order: 'desc' }],
      'processDefinitions_by_processDefinitionId_tenantId_version',
    ],
    [
      'processInstances',
      and(
        { op: 'gt', field: 'processInstanceKey', value: '0' },
        { op: 'lt', field: 'processInstanceKey', value: key },
        and(eq('state', 'ACTIVE'), { op: 'eq', field: 'parentProcessInstanceKey', value: null }),
      ),
      undefined,
      'processInstances_by_state',
    ],
    [
      'processInstances',
      and(eq('rootProcessInstanceKey', key), eq('state', 'ACTIVE')),
      undefined,
      'processInstances_by_rootProcessInstanceKey_state',
    ],
    ['batchOperations', { op: 'eq', field: 'pending', value: true }, undefined, 'batchOperations_by_pending'],
    [
      'batchOperationItems',
      and(eq('batchOperationKey', key), { op: 'gt', field: 'batchItemKey', value: key }),
      undefined,
      'batchOperationItems_by_batchOperationKey_batchItemKey',
    ],
    [
      'decisionInstances',
      and(
        { op: 'gt', field: 'decisionEvaluationKey', value: '0' },
        { op: 'lt', field: 'decisionEvaluationKey', value: key },
      ),
      [{ field: 'decisionEvaluationKey', order: 'asc' }],
      'decisionInstances_by_decisionEvaluationKey_decisionEvaluationInstanceKey',
    ],
    [
      'processInstances',
      and(
        { op: 'gt', field: 'processInstanceKey', value: '0' },
        { op: 'lt', field: 'processInstanceKey', value: key },
        eq('state', 'ACTIVE'),
      ),
      [{ field: 'processInstanceKey', order: 'asc' }],
      'processInstances_by_state',
    ],
  ];

  test.each(reads)('%s where %j, in order %j', (collection, where, sort, index) => {
    const table = tableNamed(tables, collection);
    const { text } = listSql(table, checkCondition(tables, table, where), sortCriteria(table, sort), 50);
    const plan = planOf(text);
    expect(plan).toHaveLength(1);
    expect(plan[0]).toContain(`INDEX ${index} `);
  });

  const namingInstances = engineCollections.filter(({ fields }) => 'processInstanceKey' in fields);
  /** Short-lived, or asked by their own key only. */
  const exempt = ['history', 'outbox', 'messageStartLocks'];
  test.each(namingInstances.map(({ name }) => name).filter((name) => !exempt.includes(name)))(
    'the %s of an instance',
    (collection) => {
      const table = tableNamed(tables, collection);
      const where = checkCondition(tables, table, eq('processInstanceKey', key));
      expect(planOf(listSql(table, where, sortCriteria(table), 50).text)).toEqual([
        expect.stringMatching(/^SEARCH t0 USING (INDEX \w+ \(processInstanceKey=|INTEGER PRIMARY KEY)/),
      ]);
    },
  );

  test('records of many keys', () => {
    const table = tableNamed(tables, 'variables');
    const where: Condition = { op: 'in', field: 'variableKey', value: [key] };
    const plan = planOf(listSql(table, checkCondition(tables, table, where), sortCriteria(table)).text);
    expect(plan.join()).toContain('SEARCH t0 USING INTEGER PRIMARY KEY');
  });
});

describe('pages', () => {
  const table = tableNamed(tables, 'userTasks');
  const sorted = (order: 'asc' | 'desc'): Query => ({
    where: eq('state', 'CREATED'),
    sort: [{ field: 'creationDate', order }],
    limit: 50,
  });
  const cursor = (order: 'asc' | 'desc'): string =>
    cursorOf(sortCriteria(table, sorted(order).sort), wholeRow(table, key, { creationDate: 5 }));
  const pageAfter = (order: 'asc' | 'desc', cursorName: 'after' | 'before'): string[] =>
    planOf(pageSql(checkQuery(tables, table, { ...sorted(order), [cursorName]: cursor(order) })).text);

  test.each(['asc', 'desc'] as const)('%s are read from the index in order, nothing is sorted', (order) => {
    const first = planOf(pageSql(checkQuery(tables, table, sorted(order))).text);
    for (const plan of [first, pageAfter(order, 'after'), pageAfter(order, 'before')]) {
      expect(plan).toHaveLength(1);
      expect(plan[0]).toContain('USING INDEX userTasks_by_state_creationDate');
    }
    expect(pageAfter('asc', 'after')[0]).toContain('creationDate>?');
    expect(pageAfter('desc', 'before')[0]).toContain('creationDate>?');
  });

  test('are counted in the index alone', () => {
    expect(planOf(countSql(checkQuery(tables, table, sorted('asc'))).text).join()).toContain(
      'COVERING INDEX userTasks_by_state',
    );
  });
});

describe('writes', () => {
  const instances = tableNamed(tables, 'processInstances');
  const [revision, live] = [instances.byName.get('revision')!, instances.byName.get('live')!];

  test.each([
    ['patch', patchSql(instances, [instances.key, revision, live], 4), 't0'],
    ['delete', deleteSql(instances), 'processInstances'],
    ['guards', violationSql(instances, revision), 't0'],
  ])('%s finds its records by key', (_, sql, alias) => {
    expect(planOf(sql).join('\n')).toContain(`SEARCH ${alias} USING INTEGER PRIMARY KEY`);
  });

  test('claiming walks the open jobs of the type in order', () => {
    const plan = planOf(claimSql(tableNamed(tables, 'jobs'), true)).join('\n');
    expect(plan).toContain('USING INDEX jobs_to_claim (type=?)');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
