import { Router, type RequestHandler } from 'express';
import type { Engine, StoredRecord } from '../../../engine/index.ts';
import type { DecisionFiles, DeployedDecision } from '../../../schemas/api/decisions.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf, requireRole } from '../../access/require-role.ts';
import { findText, numberOf, textOf } from '../../record-fields.ts';
import type { ApiContext } from './context.ts';
import { readAll } from './read-all.ts';
import { keyParam } from './request-reading.ts';
import { serves } from './scope.ts';

/** The decisions that are deployed, for who draws and for who chooses between versions. */
export function decisionRoutes({ engine }: ApiContext): Router {
  const reads = requireRole('designer', 'administrator');

  const list: RequestHandler = async (_request, response) => {
    const principal = principalOf(response);
    const records = await readAll(
      engine,
      'decisionDefinitions',
      { op: 'eq', field: 'state', value: 'ACTIVE' },
      'decisionDefinitionKey',
    );
    const shown = records.filter((record) => serves(principal, record));
    const answer = await Promise.all(shown.map((record) => deployedDecisionOf(engine, record)));
    response.json(answer);
  };

  const files: RequestHandler = async (request, response) => {
    const key = keyParam(request, 'decisionDefinitionKey', 'decision');
    const record = await engine.find('decisionDefinitions', key);
    if (!record || !serves(principalOf(response), record)) throw notFound('decision');
    const answer: DecisionFiles = (await engine.decisionFiles(key)).map(({ name, content }) => ({
      resourceName: name,
      xml: content,
    }));
    response.json(answer);
  };

  return Router().get('/decisions', reads, list).get('/decisions/:decisionDefinitionKey/files', reads, files);
}

export async function deployedDecisionOf(
  engine: Pick<Engine, 'decisionOutline'>,
  record: StoredRecord,
): Promise<DeployedDecision> {
  const key = textOf(record, 'decisionDefinitionKey');
  const { name, table } = await engine.decisionOutline(key);
  const modelId = textOf(record, 'decisionRequirementsId');
  return {
    decisionDefinitionKey: key,
    decisionId: textOf(record, 'decisionDefinitionId'),
    name,
    version: numberOf(record, 'version'),
    versionTag: findText(record, 'versionTag'),
    modelId,
    modelName: findText(record, 'decisionRequirementsName') ?? modelId,
    isTable: table !== null,
    isLatestVersion: record['isLatestVersion'] === true,
    districtId: textOf(record, 'tenantId'),
  };
}
