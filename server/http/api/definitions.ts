import { Router, type RequestHandler } from 'express';
import type { StoredRecord } from '../../../engine/index.ts';
import {
  definitionsQuery,
  diagram,
  type DefinitionsQuery,
  type DeployedDefinition,
  type DeployedForm,
  type Diagram,
  type DiagramCheck,
  type DiagramDeployed,
} from '../../../schemas/api/designer.ts';
import { wholeArea } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf, requireRole } from '../../access/require-role.ts';
import type { ApiContext } from './context.ts';
import { deployedDecisionOf } from './decisions.ts';
import { readAll } from './read-all.ts';
import { findText, numberOf, textOf, timeOf } from '../../record-fields.ts';
import { bodyReader, keyParam, queryReader } from './request-reading.ts';
import { serves } from './scope.ts';

const readQuery = queryReader<DefinitionsQuery>(definitionsQuery);
const readDiagram = bodyReader<Diagram>(diagram);

/** What is deployed, and deploying it. Administrators read it too: they choose between versions. */
export function definitionRoutes({ engine }: ApiContext): Router {
  const reads = requireRole('designer', 'administrator');
  const draws = requireRole('designer');

  const list: RequestHandler = async (request, response) => {
    const { latest } = readQuery(request);
    const principal = principalOf(response);
    const records = await readAll(
      engine,
      'processDefinitions',
      { op: 'eq', field: 'state', value: 'ACTIVE' },
      'processDefinitionKey',
    );
    const answer = records
      .filter((record) => serves(principal, record))
      .filter((record) => !latest || record['isLatestVersion'] === true)
      .map(deployedDefinitionOf);
    response.json(answer);
  };

  const xml: RequestHandler = async (request, response) => {
    const key = keyParam(request, 'processDefinitionKey', 'process definition');
    const record = await engine.find('processDefinitions', key);
    if (!record || !serves(principalOf(response), record)) throw notFound('process definition');
    response.type('text/xml').send(await engine.definitionXml(key));
  };

  const listForms: RequestHandler = async (_request, response) => {
    const principal = principalOf(response);
    const records = await readAll(
      engine,
      'forms',
      { op: 'eq', field: 'isLatestVersion', value: true },
      'formKey',
    );
    const answer = records
      .filter((record) => serves(principal, record))
      .map((record): DeployedForm => ({
        formKey: textOf(record, 'formKey'),
        formId: textOf(record, 'formId'),
        version: numberOf(record, 'version'),
        resourceName: textOf(record, 'resourceName'),
      }));
    response.json(answer);
  };

  const check: RequestHandler = async (request, response) => {
    const resources = [resourceOf(readDiagram(request))];
    const problems = await engine.check(resources);
    const warnings = problems.length === 0 ? await engine.warnings(resources) : [];
    const answer: DiagramCheck = { problems: problems.map(toldOf), warnings: warnings.map(toldOf) };
    response.json(answer);
  };

  const deploy: RequestHandler = async (request, response) => {
    const deployment = await engine.deploy([resourceOf(readDiagram(request))], {
      tenantId: wholeArea,
      actor: principalOf(response).username,
    });
    const answer: DiagramDeployed = {
      definitions: deployment.processDefinitions.map(deployedDefinitionOf),
      decisions: await Promise.all(
        deployment.decisionDefinitions.map((record) => deployedDecisionOf(engine, record)),
      ),
    };
    response.status(201).json(answer);
  };

  return Router()
    .get('/definitions', reads, list)
    .get('/definitions/:processDefinitionKey/xml', reads, xml)
    .get('/forms', reads, listForms)
    .post('/definitions/check', draws, check)
    .post('/definitions', draws, deploy);
}

function resourceOf({ resourceName, xml }: Diagram): { name: string; content: string } {
  return { name: resourceName, content: xml };
}

function deployedDefinitionOf(record: StoredRecord): DeployedDefinition {
  const processDefinitionId = textOf(record, 'processDefinitionId');
  return {
    processDefinitionKey: textOf(record, 'processDefinitionKey'),
    processDefinitionId,
    name: findText(record, 'name') ?? processDefinitionId,
    version: numberOf(record, 'version'),
    versionTag: findText(record, 'versionTag'),
    resourceName: textOf(record, 'resourceName'),
    deployedAt: timeOf(record, 'deployedAt'),
    deployedBy: findText(record, 'deployedBy'),
    isLatestVersion: record['isLatestVersion'] === true,
    districtId: textOf(record, 'tenantId'),
  };
}

type Told = DiagramCheck['problems'][number];

function toldOf({ file, element, rule, message, remedy }: Told): Told {
  return { file, element, rule, message, remedy };
}
