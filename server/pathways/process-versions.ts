import type { Engine, StoredRecord } from '../../engine/index.ts';
import { findText, numberOf, textOf } from '../record-fields.ts';
import { wholeArea } from '../access/principal.ts';

/** One deployed version of one process. */
export interface ProcessVersion {
  readonly key: string;
  readonly processDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly tenantId: string;
  /** May be started by hand, or called. */
  readonly hasNoneStart: boolean;
  readonly hasStartForm: boolean;
  readonly startFormId: string | null;
  readonly deployedAt: number;
  readonly deployedBy: string | null;
}

/** All deployed versions, in memory, oldest first: there are hundreds, and every start of a case asks. */
export interface ProcessVersions {
  processDefinitionIds(): readonly string[];
  find(key: string): ProcessVersion | null;
  /** The versions deployed for one tenant. */
  deployedFor(processDefinitionId: string, tenantId: string): readonly ProcessVersion[];
  latestFor(processDefinitionId: string, tenantId: string): ProcessVersion | null;
  /** The one deployed last, for whatever tenant. */
  newest(processDefinitionId: string): ProcessVersion | null;
  /** Takes over a record of `processDefinitions`. */
  learn(record: StoredRecord): void;
  /** A version that was deleted: nobody can run it any more. */
  forget(key: string): void;
}

export function createProcessVersions(): ProcessVersions {
  const byKey = new Map<string, ProcessVersion>();
  const byProcess = new Map<string, ProcessVersion[]>();

  const deployedFor = (processDefinitionId: string, tenantId: string): readonly ProcessVersion[] =>
    (byProcess.get(processDefinitionId) ?? []).filter((version) => version.tenantId === tenantId);

  return {
    processDefinitionIds: () => [...byProcess.keys()].sort(),
    find: (key) => byKey.get(key) ?? null,
    deployedFor,
    latestFor: (processDefinitionId, tenantId) => deployedFor(processDefinitionId, tenantId).at(-1) ?? null,
    newest: (processDefinitionId) =>
      (byProcess.get(processDefinitionId) ?? []).reduce<ProcessVersion | null>(
        (newest, version) => (newest && newest.key > version.key ? newest : version),
        null,
      ),
    forget(key) {
      const version = byKey.get(key);
      if (!version) return;
      const { processDefinitionId } = version;
      const others = (byProcess.get(processDefinitionId) ?? []).filter((other) => other.key !== key);
      byKey.delete(key);
      if (others.length > 0) byProcess.set(processDefinitionId, others);
      else byProcess.delete(processDefinitionId);
    },
    learn(record) {
      if (record['state'] === 'DELETED') return;
      const version = processVersionOf(record);
      const others = (byProcess.get(version.processDefinitionId) ?? []).filter(
        (other) => other.key !== version.key,
      );
      byKey.set(version.key, version);
      byProcess.set(
        version.processDefinitionId,
        [...others, version].sort((a, b) => a.version - b.version),
      );
    },
  };
}

export async function loadProcessVersions(
  engine: Pick<Engine, 'search'>,
  versions: ProcessVersions,
): Promise<void> {
  let after: string | null = null;
  do {
    const page = await engine.search('processDefinitions', {
      sort: [{ field: 'processDefinitionKey', order: 'asc' }],
      limit: 1000,
      ...(after !== null && { after }),
    });
    page.items.forEach((record) => versions.learn(record));
    after = page.items.length === 1000 ? page.endCursor : null;
  } while (after !== null);
}

function processVersionOf(record: StoredRecord): ProcessVersion {
  const processDefinitionId = textOf(record, 'processDefinitionId');
  return {
    key: textOf(record, 'processDefinitionKey'),
    processDefinitionId,
    name: findText(record, 'name') ?? processDefinitionId,
    version: numberOf(record, 'version'),
    versionTag: findText(record, 'versionTag'),
    tenantId: findText(record, 'tenantId') ?? wholeArea,
    hasNoneStart: record['hasNoneStart'] === true,
    hasStartForm: record['hasStartForm'] === true,
    startFormId: findText(record, 'startFormId'),
    deployedAt: numberOf(record, 'deployedAt'),
    deployedBy: findText(record, 'deployedBy'),
  };
}
