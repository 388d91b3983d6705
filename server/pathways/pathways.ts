import type { Commit, Engine, StoredRecord } from '../../engine/index.ts';
import { findNumber, findText, numberOf, textOf } from '../record-fields.ts';
import { wholeArea } from '../access/principal.ts';
import { notFound, Refusal } from '../access/refusal.ts';
import {
  createProcessVersions,
  loadProcessVersions,
  type ProcessVersion,
  type ProcessVersions,
} from './process-versions.ts';

/**
 * Which version of a process a district runs:
 *
 * P1. the version an administrator pinned for the district; else
 * P2. the latest that was deployed for the district itself; else
 * P3. the latest that was deployed for the whole area.
 *
 * New cases and called processes follow at once; a running case stays on the version it began with.
 * Every decision is written with its reason in the same commit as what it changes (P4), and only if nobody
 * decided in between (P5).
 */
export interface Pathways {
  load(): Promise<void>;
  stop(): void;
  /** What "latest" means in a tenant: the engine asks this at every start and every call. */
  versionFor(processDefinitionId: string, tenantId: string): string | null;
  definitionFor(processDefinitionId: string, tenantId: string): ProcessVersion | null;
  /** As its newest version calls it, in whatever district. */
  nameOf(processDefinitionId: string): string;
  /** What the administrator decided for a district; null: nothing, ever. */
  choiceFor(processDefinitionId: string, districtId: string): PathwayChoiceMade | null;
  /** Pins a version, or (null) lets the district follow the latest again. */
  choose(choice: PathwayDecision): Promise<void>;
  readonly versions: ProcessVersions;
}

export interface PathwayChoiceMade {
  /** null: follows the latest again. */
  readonly processDefinitionKey: string | null;
  readonly version: number | null;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly revision: number;
}

export interface PathwayDecision {
  readonly processDefinitionId: string;
  readonly districtId: string;
  readonly processDefinitionKey: string | null;
  readonly reason: string;
  readonly actor: string;
}

export function createPathways(deps: {
  engine: Pick<Engine, 'search' | 'commit' | 'onCommit' | 'newKey'>;
  now?: () => number;
}): Pathways {
  const { engine, now = () => Date.now() } = deps;
  const versions = createProcessVersions();
  const choices = new Map<string, PathwayChoiceMade>();

  const choiceFor = (processDefinitionId: string, districtId: string): PathwayChoiceMade | null =>
    choices.get(assignmentKeyOf(processDefinitionId, districtId)) ?? null;

  function definitionFor(processDefinitionId: string, tenantId: string): ProcessVersion | null {
    const pinned = choiceFor(processDefinitionId, tenantId)?.processDefinitionKey;
    // A version that was deleted is pinned no more.
    return (
      (pinned ? versions.find(pinned) : null) ??
      versions.latestFor(processDefinitionId, tenantId) ??
      versions.latestFor(processDefinitionId, wholeArea)
    );
  }

  function learn(commit: Commit): void {
    for (const write of commit.writes) {
      if (write.op === 'patch' && write.collection === 'processDefinitions') {
        if (write.record['state'] === 'DELETED') versions.forget(write.key);
      }
      if (write.op !== 'put') continue;
      if (write.collection === 'processDefinitions') versions.learn(write.record);
      if (write.collection === 'pathwayAssignments') choices.set(write.key, choiceMadeOf(write.record));
    }
  }
  const forget = engine.onCommit(learn);

  /** The version to pin must be one this district could run at all. */
  function pinnable({
    processDefinitionId,
    districtId,
    processDefinitionKey,
  }: PathwayDecision): ProcessVersion | null {
    if (!definitionFor(processDefinitionId, districtId)) throw notFound('process');
    if (processDefinitionKey === null) return null;
    const version = versions.find(processDefinitionKey);
    const reachable = version && [districtId, wholeArea].includes(version.tenantId);
    if (!reachable || version.processDefinitionId !== processDefinitionId) {
      throw new Refusal(
        422,
        'INVALID_REQUEST',
        'This is not a version of the process that the district could run.',
        {
          errors: [{ pointer: '/processDefinitionKey', message: 'is not a version of this process' }],
        },
      );
    }
    return version;
  }

  return {
    versions,
    choiceFor,
    definitionFor,
    nameOf: (processDefinitionId) => versions.newest(processDefinitionId)?.name ?? processDefinitionId,
    versionFor: (processDefinitionId, tenantId) => definitionFor(processDefinitionId, tenantId)?.key ?? null,
    stop: forget,

    async load() {
      await loadProcessVersions(engine, versions);
      const { items } = await engine.search('pathwayAssignments', { limit: 10_000 });
      for (const record of items) choices.set(textOf(record, 'assignmentKey'), choiceMadeOf(record));
    },

    async choose(decision) {
      const version = pinnable(decision);
      const former = choiceFor(decision.processDefinitionId, decision.districtId);
      const commit = decisionCommit(decision, version, former, engine.newKey(), now());
      if ((await engine.commit(commit)) === 'conflict') {
        throw new Refusal(409, 'CONFLICT', 'Somebody else has just decided about this district. Look again.');
      }
      learn(commit);
    },
  };
}

function decisionCommit(
  decision: PathwayDecision,
  to: ProcessVersion | null,
  from: PathwayChoiceMade | null,
  changeKey: string,
  at: number,
): Commit {
  const { processDefinitionId, districtId, actor, reason } = decision;
  const key = assignmentKeyOf(processDefinitionId, districtId);
  const about = { processDefinitionId, districtId };
  const pinned = { processDefinitionKey: to?.key ?? null, version: to?.version ?? null };
  const revision = from?.revision ?? null;
  const assignment: StoredRecord = {
    ...about,
    ...pinned,
    assignmentKey: key,
    changedAt: at,
    changedBy: actor,
    revision: (revision ?? 0) + 1,
  };
  const change: StoredRecord = {
    ...about,
    changeKey,
    at,
    actor,
    reason: reason.trim(),
    fromKey: from?.processDefinitionKey ?? null,
    fromVersion: from?.version ?? null,
    toKey: pinned.processDefinitionKey,
    toVersion: pinned.version,
  };
  return {
    guards: [{ collection: 'pathwayAssignments', key, field: 'revision', value: revision }],
    writes: [
      { op: 'put', collection: 'pathwayAssignments', key, record: assignment },
      { op: 'put', collection: 'pathwayChanges', key: changeKey, record: change },
    ],
  };
}

function assignmentKeyOf(processDefinitionId: string, districtId: string): string {
  return `${processDefinitionId}/${districtId}`;
}

function choiceMadeOf(record: StoredRecord): PathwayChoiceMade {
  return {
    processDefinitionKey: findText(record, 'processDefinitionKey'),
    version: findNumber(record, 'version'),
    changedAt: numberOf(record, 'changedAt'),
    changedBy: textOf(record, 'changedBy'),
    revision: numberOf(record, 'revision'),
  };
}
