import { Router, type RequestHandler } from 'express';
import type { Condition, Engine, StoredRecord } from '../../../engine/index.ts';
import type { InstanceDetail, InstanceSummary } from '../../../schemas/api/instances.ts';
import type { Principal } from '../../access/principal.ts';
import { openTasksWithin } from './case-family.ts';
import type { ApiContext } from './context.ts';
import { instanceSummaries, processNameOf } from './instance-summary.ts';
import { readAll } from './read-all.ts';
import { findText, textOf, timeOf } from '../../record-fields.ts';
import { taskSummaryOf } from './task-summary.ts';
import { visibleInstance } from './visible-instance.ts';

/** One case, or one process called within it: where it stands and what belongs to it. */
export function instanceDetailRoutes({ engine, districts }: ApiContext): Router {
  const show: RequestHandler = async (request, response) => {
    const { principal, instance, key } = await visibleInstance(engine, request, response);
    const of: Condition = { op: 'eq', field: 'processInstanceKey', value: key };
    const [[summary], callers, children, tasks, incidents, variables] = await Promise.all([
      instanceSummaries(engine, districts, [instance]),
      callersOf(engine, instance),
      readAll(engine, 'processInstances', { ...of, field: 'parentProcessInstanceKey' }, 'processInstanceKey'),
      openTasksOf(engine, instance),
      readAll(engine, 'incidents', { op: 'and', of: [of, isActive] }, 'incidentKey', 200),
      seesVariables(principal) ? readAll(engine, 'variables', of, 'variableKey') : [],
    ]);
    if (!summary) throw new Error(`Instance ${key} has no summary`);
    const elements = await elementsNamed(engine, [
      findText(instance, 'parentElementInstanceKey'),
      ...children.map((child) => findText(child, 'parentElementInstanceKey')),
      ...incidents.map((incident) => findText(incident, 'elementInstanceKey')),
      ...variables.map((variable) => findText(variable, 'scopeKey')),
    ]);
    const answer: InstanceDetail = {
      instance: withPlace(summary, instance, elements),
      callers: callers.map((caller) => ({
        processInstanceKey: textOf(caller, 'processInstanceKey'),
        processName: processNameOf(caller),
      })),
      called: children.map((child) => ({
        processInstanceKey: textOf(child, 'processInstanceKey'),
        processDefinitionId: textOf(child, 'processDefinitionId'),
        processName: processNameOf(child),
        elementId: elements.idOf(findText(child, 'parentElementInstanceKey')),
        state: textOf(child, 'state') as InstanceSummary['state'],
      })),
      openTasks: tasks.map((task) => taskSummaryOf(task, districts, engine.now())),
      incidents: incidents.map((incident) => ({
        incidentKey: textOf(incident, 'incidentKey'),
        errorType: textOf(incident, 'errorType'),
        message: textOf(incident, 'errorMessage'),
        elementId: textOf(incident, 'elementId'),
        elementName: elements.nameOf(findText(incident, 'elementInstanceKey')),
        creationTime: timeOf(incident, 'creationTime'),
      })),
      variables: variables.map((variable) => ({
        name: textOf(variable, 'name'),
        value: JSON.parse(textOf(variable, 'value')) as unknown,
        scope: scopeName(variable, key, elements),
      })),
    };
    response.json(answer);
  };

  return Router().get('/instances/:processInstanceKey', show);
}

const mostTasks = 200;

const isActive: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

/** Of a case, those of its called processes too: that is where the work is. */
async function openTasksOf(
  engine: Pick<Engine, 'search'>,
  instance: StoredRecord,
): Promise<readonly StoredRecord[]> {
  const key = textOf(instance, 'processInstanceKey');
  const tasks = await openTasksWithin(engine, [instance]);
  const isRoot = findText(instance, 'parentProcessInstanceKey') === null;
  return (isRoot ? tasks : tasks.filter((task) => textOf(task, 'processInstanceKey') === key)).slice(
    0,
    mostTasks,
  );
}

/** Designers look for mistakes in what they drew, administrators operate it. */
export function seesVariables(principal: Principal): boolean {
  return principal.roles.includes('administrator') || principal.roles.includes('designer');
}

async function callersOf(
  engine: Pick<Engine, 'find'>,
  instance: StoredRecord,
): Promise<readonly StoredRecord[]> {
  const callers: StoredRecord[] = [];
  let parent = findText(instance, 'parentProcessInstanceKey');
  while (parent !== null) {
    const caller = await engine.find('processInstances', parent);
    if (!caller) break;
    callers.unshift(caller);
    parent = findText(caller, 'parentProcessInstanceKey');
  }
  return callers;
}

interface NamedElements {
  idOf(key: string | null): string | null;
  nameOf(key: string | null): string | null;
}

async function elementsNamed(
  engine: Pick<Engine, 'search'>,
  keys: readonly (string | null)[],
): Promise<NamedElements> {
  const wanted = [...new Set(keys.filter((key) => key !== null))];
  const where: Condition = { op: 'in', field: 'elementInstanceKey', value: wanted };
  const records =
    wanted.length === 0 ? [] : await readAll(engine, 'elementInstances', where, 'elementInstanceKey');
  const byKey = new Map(records.map((record) => [textOf(record, 'elementInstanceKey'), record]));
  const field = (key: string | null, name: string): string | null => {
    const record = key === null ? undefined : byKey.get(key);
    return record ? findText(record, name) : null;
  };
  return { idOf: (key) => field(key, 'elementId'), nameOf: (key) => field(key, 'elementName') };
}

function withPlace(
  summary: InstanceSummary,
  instance: StoredRecord,
  elements: NamedElements,
): InstanceDetail['instance'] {
  return {
    ...summary,
    parentProcessInstanceKey: findText(instance, 'parentProcessInstanceKey'),
    parentElementId: elements.idOf(findText(instance, 'parentElementInstanceKey')),
    rootProcessInstanceKey: findText(instance, 'rootProcessInstanceKey') ?? summary.processInstanceKey,
  };
}

/** null: the whole instance. */
function scopeName(variable: StoredRecord, instanceKey: string, elements: NamedElements): string | null {
  const scope = findText(variable, 'scopeKey');
  return scope === instanceKey ? null : (elements.nameOf(scope) ?? elements.idOf(scope));
}
