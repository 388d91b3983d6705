import type { Engine, Json, StoredRecord } from '../../../engine/index.ts';

/** The form as clients read it: its schema is JSON text. null: there is none. */
export async function presentForm(engine: Engine, formKey: unknown): Promise<Record<string, Json> | null> {
  const form = typeof formKey === 'string' ? await engine.find('forms', formKey) : null;
  return form && wireForm(form);
}

/** The latest form of this id in a tenant, else the one of the whole area. */
export async function findForm(
  engine: Engine,
  formId: string,
  tenants: readonly string[],
): Promise<string | null> {
  for (const tenantId of tenants) {
    const { items } = await engine.search('forms', {
      where: {
        op: 'and',
        of: [
          { op: 'eq', field: 'formId', value: formId },
          { op: 'eq', field: 'tenantId', value: tenantId },
          { op: 'eq', field: 'isLatestVersion', value: true },
        ],
      },
      limit: 1,
    });
    const key = items[0]?.['formKey'];
    if (typeof key === 'string') return key;
  }
  return null;
}

function wireForm(record: StoredRecord): Record<string, Json> {
  const schema = record['schema'] ?? null;
  return {
    formKey: record['formKey'] ?? null,
    formId: record['formId'] ?? null,
    version: record['version'] ?? null,
    tenantId: record['tenantId'] ?? null,
    schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
  };
}
