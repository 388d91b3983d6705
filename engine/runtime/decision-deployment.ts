import type { DecisionProgram } from '../decisions/decisions.ts';
import type { Json } from '../model/json.ts';
import type { DecisionDefinitions } from './decision-definitions.ts';
import { isRead, type ReadDecisionResource } from './decision-resources.ts';
import type { Resource } from './engine.ts';
import { textOf } from './fields.ts';
import type { Parts } from './parts.ts';
import type { Write } from './ports.ts';
import type { StoredRecord } from './query.ts';

export interface DeployedDecisions {
  readonly decisionRequirements: readonly StoredRecord[];
  readonly decisionDefinitions: readonly StoredRecord[];
  /** Keeps in memory what was new, when it is on disk. */
  readonly settle: () => void;
}

/** The writes of a deployment's DMN files, given in the order of their imports. An unchanged one keeps its versions. */
export function writeDecisions(
  writes: Write[],
  read: readonly ReadDecisionResource[],
  { newKey, decisions }: Pick<Parts, 'newKey' | 'decisions'>,
  origin: {
    readonly deploymentKey: string;
    readonly tenantId: string;
    readonly deployedBy: string | null;
    readonly deployedAt: number;
  },
  digestOf: (resource: Resource) => string,
): DeployedDecisions {
  const keys = new Map<ReadDecisionResource, string>();
  const decisionRequirements: StoredRecord[] = [];
  const decisionDefinitions: StoredRecord[] = [];
  const made: (() => void)[] = [];
  for (const file of read) {
    const { resource, program } = file;
    const written = {
      ...origin,
      resourceName: resource.name,
      digest: digestOf(resource),
      imports: importKeys(file, keys),
    };
    const latest = decisions.requirements.latest(program.id, origin.tenantId);
    if (latest && isUnchanged(decisions, latest, written)) {
      const key = textOf(latest, 'decisionRequirementsKey');
      keys.set(file, key);
      decisionRequirements.push(latest);
      decisionDefinitions.push(...decisions.of(key));
      continue;
    }
    const key = newKey();
    keys.set(file, key);
    const requirements: StoredRecord = {
      ...written,
      decisionRequirementsKey: key,
      decisionRequirementsId: program.id,
      decisionRequirementsName: program.name,
      version: decisions.requirements.nextVersion(program.id, origin.tenantId),
      namespace: program.namespace,
      isLatestVersion: true,
      state: 'ACTIVE',
    };
    const definitions = program.decisions.map((decision) => {
      const before = decisions.decisions.latest(decision.id, origin.tenantId);
      if (before) writes.push(noLongerLatest('decisionDefinitions', textOf(before, 'decisionDefinitionKey')));
      return newDefinition(decision, newKey(), requirements, decisions);
    });
    if (latest)
      writes.push(noLongerLatest('decisionRequirements', textOf(latest, 'decisionRequirementsKey')));
    writes.push(
      { op: 'put', collection: 'decisionRequirements', key, record: requirements },
      { op: 'put', collection: 'resources', key, record: fileRecord(key, requirements, resource) },
      ...definitions.map((record): Write => ({
        op: 'put',
        collection: 'decisionDefinitions',
        key: textOf(record, 'decisionDefinitionKey'),
        record,
      })),
    );
    decisionRequirements.push(requirements);
    decisionDefinitions.push(...definitions);
    made.push(() => {
      decisions.addFile(requirements);
      for (const definition of definitions) decisions.add(definition);
      decisions.keep(key, program);
    });
  }
  return { decisionRequirements, decisionDefinitions, settle: () => made.forEach((keep) => keep()) };
}

function newDefinition(
  { id, name, versionTag }: DecisionProgram['decisions'][number],
  key: string,
  requirements: StoredRecord,
  { decisions }: DecisionDefinitions,
): StoredRecord {
  const tenantId = textOf(requirements, 'tenantId');
  return {
    decisionDefinitionKey: key,
    decisionDefinitionId: id,
    name,
    version: decisions.nextVersion(id, tenantId),
    versionTag,
    decisionRequirementsKey: textOf(requirements, 'decisionRequirementsKey'),
    decisionRequirementsId: textOf(requirements, 'decisionRequirementsId'),
    decisionRequirementsName: textOf(requirements, 'decisionRequirementsName'),
    decisionRequirementsVersion: Number(requirements['version']),
    deploymentKey: textOf(requirements, 'deploymentKey'),
    tenantId,
    isLatestVersion: true,
    state: 'ACTIVE',
  };
}

function fileRecord(resourceKey: string, requirements: StoredRecord, { content }: Resource): StoredRecord {
  return {
    resourceKey,
    content,
    resourceName: textOf(requirements, 'resourceName'),
    digest: textOf(requirements, 'digest'),
    deploymentKey: textOf(requirements, 'deploymentKey'),
    tenantId: textOf(requirements, 'tenantId'),
  };
}

function noLongerLatest(collection: string, key: string): Write {
  return { op: 'patch', collection, key, record: { isLatestVersion: false } };
}

function importKeys(
  { imports }: ReadDecisionResource,
  keys: ReadonlyMap<ReadDecisionResource, string>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...imports].map(([namespace, found]) => [
      namespace,
      isRead(found) ? (keys.get(found) ?? '') : textOf(found, 'decisionRequirementsKey'),
    ]),
  );
}

/** The same file with the same imports, and no other file has brought a newer version of one of its decisions. */
function isUnchanged(
  decisions: DecisionDefinitions,
  latest: StoredRecord,
  file: { readonly digest: string; readonly resourceName: string; readonly imports: Json },
): boolean {
  return (
    latest['digest'] === file.digest &&
    latest['resourceName'] === file.resourceName &&
    JSON.stringify(latest['imports'] ?? {}) === JSON.stringify(file.imports) &&
    decisions.of(textOf(latest, 'decisionRequirementsKey')).every((record) => isLatest(decisions, record))
  );
}

function isLatest({ decisions }: DecisionDefinitions, record: StoredRecord): boolean {
  const latest = decisions.latest(textOf(record, 'decisionDefinitionId'), textOf(record, 'tenantId'));
  return latest?.['decisionDefinitionKey'] === record['decisionDefinitionKey'];
}
