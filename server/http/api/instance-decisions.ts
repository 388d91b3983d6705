import { Router, type RequestHandler } from 'express';
import type { Condition, DecisionOutline, Engine, Json, StoredRecord } from '../../../engine/index.ts';
import {
  caseDecisionsQuery,
  type CaseDecision,
  type CaseDecisions,
  type CaseDecisionsQuery,
} from '../../../schemas/api/case-decisions.ts';
import type { Principal } from '../../access/principal.ts';
import { forbidden, notFound } from '../../access/refusal.ts';
import { findText, numberOf, textOf, timeOf } from '../../record-fields.ts';
import { calledWithin } from './case-family.ts';
import type { ApiContext } from './context.ts';
import { seesVariables } from './instance-detail.ts';
import { processNameOf } from './instance-summary.ts';
import { readAll } from './read-all.ts';
import { keyParam, queryReader } from './request-reading.ts';
import { all } from './scope.ts';
import { mayReadForm } from './task-permissions.ts';
import { nextOf } from './task-search.ts';
import { visibleInstance } from './visible-instance.ts';

const readQuery = queryReader<CaseDecisionsQuery>(caseDecisionsQuery);

/** Of a case with very many called processes, the latest so many are looked at. */
const mostInstances = 200;

interface NamedValue {
  readonly name: string;
  readonly value: Json;
}

interface StoredRule {
  readonly index: number;
  readonly outputs: readonly NamedValue[];
}

/** What decision tables have decided in a case and in the processes called within it, and why, newest first. */
export function instanceDecisionRoutes({ engine }: ApiContext): Router {
  const show: RequestHandler = async (request, response) => {
    const { principal, instance } = await visibleInstance(engine, request, response);
    const { limit, cursor } = readQuery(request);
    const family = await familyOf(engine, instance);
    const within = among(family);
    const page = await engine.search('decisionInstances', {
      where: within,
      sort: [
        { field: 'evaluationDate', order: 'desc' },
        { field: 'decisionEvaluationKey', order: 'desc' },
        { field: 'decisionEvaluationInstanceKey', order: 'desc' },
      ],
      limit,
      ...(cursor !== undefined && { after: cursor }),
    });
    const areValuesShown = await seesValues(engine, principal, within);
    const answer: CaseDecisions = {
      areValuesShown,
      items: await decisionsOf(engine, page.items, family, areValuesShown),
      nextCursor: nextOf(page, limit),
    };
    response.json(answer);
  };

  const outline: RequestHandler = async (request, response) => {
    const { principal, instance } = await visibleInstance(engine, request, response);
    const key = keyParam(request, 'decisionDefinitionKey', 'decision');
    const within = among(await familyOf(engine, instance));
    // With its number a rule tells what was asked and what came of it.
    if (!(await seesValues(engine, principal, within)))
      throw forbidden('The tables of a case are for those who read one of its forms.');
    const { items } = await engine.search('decisionInstances', {
      where: all([within, { op: 'eq', field: 'decisionDefinitionKey', value: key }]),
      limit: 1,
    });
    if (items.length === 0) throw notFound('decision');
    response.json(await engine.decisionOutline(key));
  };

  return Router()
    .get('/instances/:processInstanceKey/decisions', show)
    .get('/instances/:processInstanceKey/decisions/:decisionDefinitionKey', outline);
}

/** The instance, and the latest of those it has called. */
async function familyOf(engine: Engine, instance: StoredRecord): Promise<readonly StoredRecord[]> {
  const called = await calledWithin(engine, [instance], { activeOnly: false, most: mostInstances });
  return [instance, ...called.slice(-mostInstances)];
}

function among(instances: readonly StoredRecord[]): Condition {
  return {
    op: 'in',
    field: 'processInstanceKey',
    value: instances.map((member) => textOf(member, 'processInstanceKey')),
  };
}

/** What a table was asked is what forms hold: who reads none of them does not read it here. */
async function seesValues(
  engine: Pick<Engine, 'search'>,
  principal: Principal,
  within: Condition,
): Promise<boolean> {
  if (seesVariables(principal)) return true;
  const tasks = await readAll(engine, 'userTasks', within, 'userTaskKey');
  return tasks.some((task) => mayReadForm(principal, task));
}

async function decisionsOf(
  engine: Pick<Engine, 'find' | 'decisionOutline'>,
  records: readonly StoredRecord[],
  [, ...called]: readonly StoredRecord[],
  areValuesShown: boolean,
): Promise<CaseDecision[]> {
  const outlines = await outlinesOf(engine, records);
  const elements = await elementsOf(engine, records);
  const processes = new Map(
    called.map((member) => [textOf(member, 'processInstanceKey'), processNameOf(member)]),
  );
  const shown = ({ name, value }: NamedValue) => ({ name, value: areValuesShown ? value : null });
  // Which rule fitted, and what its author says of it, tells what was asked.
  const matchedOf = (record: StoredRecord) =>
    areValuesShown ? (record['matchedRules'] as unknown as readonly StoredRule[]) : [];
  return records.map((record) => {
    const element = elements.get(findText(record, 'elementInstanceKey') ?? '');
    const key = textOf(record, 'decisionDefinitionKey');
    const processInstanceKey = textOf(record, 'processInstanceKey');
    const decisionId = textOf(record, 'decisionDefinitionId');
    // One that failed before anything was known of it is kept under the definition that needed it.
    const own = outlines.get(key);
    const outline = own?.decisionId === decisionId ? own : null;
    return {
      id: textOf(record, 'decisionEvaluationInstanceKey'),
      evaluationId: textOf(record, 'decisionEvaluationKey'),
      isRequired: key !== record['rootDecisionDefinitionKey'],
      decisionDefinitionKey: key,
      decisionId,
      decisionName: outline?.name ?? findText(record, 'decisionDefinitionName') ?? decisionId,
      version: numberOf(record, 'decisionDefinitionVersion'),
      kind: textOf(record, 'logic'),
      at: timeOf(record, 'evaluationDate'),
      failure: findText(record, 'evaluationFailure'),
      processInstanceKey,
      processName: processes.get(processInstanceKey) ?? null,
      elementId: element ? findText(element, 'elementId') : null,
      elementName: element ? findText(element, 'elementName') : null,
      inputs: (record['evaluatedInputs'] as unknown as readonly NamedValue[]).map(shown),
      ruleCount: outline?.table?.rules.length ?? 0,
      rules: matchedOf(record).map(({ index, outputs }) => {
        const rule = outline?.table?.rules[index - 1];
        return {
          index,
          description: rule?.description ?? null,
          annotations: (rule?.annotations ?? []).filter((text) => text !== ''),
          outputs: outputs.map(({ name, value }, at) => shown({ name: labelOr(name, outline, at), value })),
        };
      }),
      output: areValuesShown ? (JSON.parse(textOf(record, 'result')) as Json) : null,
    };
  });
}

function labelOr(name: string, outline: DecisionOutline | null | undefined, at: number): string {
  const label = outline?.table?.outputs[at]?.label ?? '';
  return label === '' ? name : label;
}

/** Of each definition that has decided. */
async function outlinesOf(
  engine: Pick<Engine, 'decisionOutline'>,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, DecisionOutline>> {
  const keys = [...new Set(records.map((record) => textOf(record, 'decisionDefinitionKey')))];
  return new Map(
    await Promise.all(keys.map(async (key) => [key, await engine.decisionOutline(key)] as const)),
  );
}

async function elementsOf(
  engine: Pick<Engine, 'find'>,
  records: readonly StoredRecord[],
): Promise<ReadonlyMap<string, StoredRecord>> {
  const keys = new Set(records.flatMap((record) => findText(record, 'elementInstanceKey') ?? []));
  const elements = await Promise.all([...keys].map((key) => engine.find('elementInstances', key)));
  return new Map(
    elements.flatMap((element) =>
      element ? [[textOf(element, 'elementInstanceKey'), element] as const] : [],
    ),
  );
}
