import { Router, type RequestHandler } from 'express';
import {
  migrationPlan,
  proposalQuery,
  type ApiMigrationCheck,
  type ApiMigrationPlan,
  type MigrationProposal,
  type ProposalQuery,
} from '../../../schemas/api/operating.ts';
import { wholeArea, type Principal } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import { principalOf, requireRole } from '../../access/require-role.ts';
import { textOf } from '../../record-fields.ts';
import type { ApiContext } from './context.ts';
import { bodyReader, queryReader } from './request-reading.ts';
import { sees } from './scope.ts';
import { visibleInstance } from './visible-instance.ts';

const readPlan = bodyReader<ApiMigrationPlan>(migrationPlan);
const readProposal = queryReader<ProposalQuery>(proposalQuery);

/** Stopping running cases, letting them go on, and taking them to another version: for administrators. */
export function instanceOperatingRoutes({ engine }: ApiContext): Router {
  const suspend: RequestHandler = async (request, response) => {
    const { key, principal } = await visibleInstance(engine, request, response);
    await engine.suspendInstance(key, { actor: principal.username });
    response.status(204).end();
  };

  const resume: RequestHandler = async (request, response) => {
    const { key, principal } = await visibleInstance(engine, request, response);
    await engine.resumeInstance(key, { actor: principal.username });
    response.status(204).end();
  };

  const check: RequestHandler = async (request, response) => {
    const { key, principal } = await visibleInstance(engine, request, response);
    const plan = readPlan(request);
    await requireServed(principal, plan.targetProcessDefinitionKey);
    const answer = (await engine.checkMigration(key, plan)) satisfies DeepReadonly<ApiMigrationCheck>;
    response.json(answer);
  };

  const migrate: RequestHandler = async (request, response) => {
    const { key, principal } = await visibleInstance(engine, request, response);
    const plan = readPlan(request);
    await requireServed(principal, plan.targetProcessDefinitionKey);
    await engine.migrateInstance(key, plan, { actor: principal.username });
    response.status(204).end();
  };

  const propose: RequestHandler = async (request, response) => {
    const { source, target } = readProposal(request);
    for (const key of [source, target]) await requireServed(principalOf(response), key);
    const { mappings, unmatched } = await engine.proposeMigration(source, target);
    const answer: MigrationProposal = {
      mappings: mappings.map(({ source: from, target: to, confidence, reason }) => ({
        sourceElementId: from,
        targetElementId: to,
        confidence,
        reason,
      })),
      unmatched: unmatched.map(({ source: from, reason }) => ({ sourceElementId: from, reason })),
    };
    response.json(answer);
  };

  /** What is deployed for the whole area serves everybody in it. */
  async function requireServed(principal: Principal, key: string): Promise<void> {
    const record = await engine.find('processDefinitions', key);
    const tenantId = record && textOf(record, 'tenantId');
    if (tenantId !== wholeArea && !(tenantId && sees(principal, tenantId)))
      throw notFound('process definition');
  }

  const administrates = requireRole('administrator');
  return Router()
    .get('/migrations/proposal', administrates, propose)
    .post('/instances/:processInstanceKey/migration/check', administrates, check)
    .post('/instances/:processInstanceKey/migration', administrates, migrate)
    .post('/instances/:processInstanceKey/suspension', administrates, suspend)
    .post('/instances/:processInstanceKey/resumption', administrates, resume);
}

type DeepReadonly<T> = { readonly [K in keyof T]: DeepReadonly<T[K]> };
