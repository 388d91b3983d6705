import { Router, type RequestHandler } from 'express';
import type { Condition, StoredRecord } from '../../../engine/index.ts';
import {
  pathwayChangesQuery,
  pathwayChoice,
  type Pathway,
  type PathwayChanges,
  type PathwayChangesQuery,
  type PathwayChoice,
  type PathwayDistrict,
} from '../../../schemas/api/pathways.ts';
import { wholeArea, type Principal } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf, requireRole } from '../../access/require-role.ts';
import type { District } from '../../pathways/districts.ts';
import type { ProcessVersion } from '../../pathways/process-versions.ts';
import type { ApiContext } from './context.ts';
import { findNumber, textOf, timeOf } from '../../record-fields.ts';
import { bodyReader, queryReader, textParam } from './request-reading.ts';
import { all, inDistrictsOf } from './scope.ts';
import { nextOf } from './task-search.ts';

const readChoice = bodyReader<PathwayChoice>(pathwayChoice);
const readChangesQuery = queryReader<PathwayChangesQuery>(pathwayChangesQuery);
const changesPage = 50;

/** Which version each district runs, and deciding it. */
export function pathwayRoutes(context: ApiContext): Router {
  const { engine, pathways, districts, access } = context;
  const { versions } = pathways;

  const districtsOf = (principal: Principal): readonly District[] =>
    districts.of(principal).filter(({ id }) => id !== wholeArea);

  const count = async (...conditions: readonly Condition[]): Promise<number> =>
    (await engine.search('processInstances', { where: all(conditions), limit: 0 })).total;

  async function rowOf(version: ProcessVersion, district: District): Promise<PathwayDistrict> {
    const { processDefinitionId } = version;
    const choice = pathways.choiceFor(processDefinitionId, district.id);
    const running: readonly Condition[] = [
      { op: 'eq', field: 'processDefinitionId', value: processDefinitionId },
      { op: 'eq', field: 'state', value: 'ACTIVE' },
      { op: 'eq', field: 'tenantId', value: district.id },
    ];
    return {
      districtId: district.id,
      districtName: district.name,
      followsLatest: !versions.find(choice?.processDefinitionKey ?? ''),
      processDefinitionKey: version.key,
      version: version.version,
      changedAt: choice ? new Date(choice.changedAt).toISOString() : null,
      changedBy: choice?.changedBy ?? null,
      runningInstances: await count(...running),
      olderInstances: await count(...running, {
        op: 'neq',
        field: 'processDefinitionKey',
        value: version.key,
      }),
    };
  }

  async function pathwayOf(processDefinitionId: string, principal: Principal): Promise<Pathway[]> {
    const latest = versions.latestFor(processDefinitionId, wholeArea) ?? versions.newest(processDefinitionId);
    if (!latest) return [];
    const rows = districtsOf(principal).flatMap((district) => {
      const version = pathways.definitionFor(processDefinitionId, district.id);
      return version ? [rowOf(version, district)] : [];
    });
    return [
      {
        processDefinitionId,
        name: latest.name,
        latest: { processDefinitionKey: latest.key, version: latest.version },
        versions: versions.deployedFor(processDefinitionId, latest.tenantId).map(versionAnswer).reverse(),
        districts: await Promise.all(rows),
      },
    ];
  }

  const list: RequestHandler = async (_request, response) => {
    const principal = principalOf(response);
    const found = await Promise.all(versions.processDefinitionIds().map((id) => pathwayOf(id, principal)));
    response.json(found.flat());
  };

  const choose: RequestHandler = async (request, response) => {
    const principal = principalOf(response);
    const { processDefinitionKey, reason } = readChoice(request);
    const processDefinitionId = textParam(request, 'processDefinitionId');
    const district = districtsOf(principal).find(({ id }) => id === textParam(request, 'districtId'));
    if (!district) throw notFound('district');
    await pathways.choose({
      processDefinitionId,
      districtId: district.id,
      processDefinitionKey,
      reason,
      actor: principal.username,
    });
    const version = pathways.definitionFor(processDefinitionId, district.id);
    if (!version) throw notFound('process');
    response.json(await rowOf(version, district));
  };

  const changes: RequestHandler = async (request, response) => {
    const query = readChangesQuery(request);
    const conditions: Condition[] = [
      { op: 'eq', field: 'processDefinitionId', value: textParam(request, 'processDefinitionId') },
      ...inDistrictsOf(principalOf(response), 'districtId'),
    ];
    if (query.district !== undefined)
      conditions.push({ op: 'eq', field: 'districtId', value: query.district });
    const page = await engine.search('pathwayChanges', {
      where: all(conditions),
      sort: [{ field: 'at', order: 'desc' }],
      limit: changesPage,
      ...(query.cursor !== undefined && { after: query.cursor }),
    });
    const answer: PathwayChanges = {
      items: await Promise.all(page.items.map(changeOf)),
      nextCursor: nextOf(page, changesPage),
    };
    response.json(answer);
  };

  async function changeOf(change: StoredRecord): Promise<PathwayChanges['items'][number]> {
    const districtId = textOf(change, 'districtId');
    const actor = textOf(change, 'actor');
    return {
      at: timeOf(change, 'at'),
      actor,
      actorName: await access.accounts.displayNameOf(actor),
      districtId,
      districtName: districts.nameOf(districtId),
      from: versionIn(change, 'fromVersion'),
      to: versionIn(change, 'toVersion'),
      reason: textOf(change, 'reason'),
    };
  }

  return Router()
    .use('/pathways', requireRole('administrator'))
    .get('/pathways', list)
    .put('/pathways/:processDefinitionId/districts/:districtId', choose)
    .get('/pathways/:processDefinitionId/changes', changes);
}

function versionIn(change: StoredRecord, field: string): { version: number } | null {
  const version = findNumber(change, field);
  return version === null ? null : { version };
}

function versionAnswer(version: ProcessVersion): Pathway['versions'][number] {
  return {
    processDefinitionKey: version.key,
    version: version.version,
    versionTag: version.versionTag,
    deployedAt: new Date(version.deployedAt).toISOString(),
    deployedBy: version.deployedBy,
  };
}
