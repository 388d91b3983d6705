import { apiType } from './element-type.ts';
import { nodeOf, type Definition } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { Draft } from '../state/draft.ts';
import type { Event, EventOf } from '../state/events.ts';
import { storedForm } from '../state/element-instance.ts';
import type { InstanceHeader } from './instance-header.ts';
import { keepEvaluation } from './decision-evaluations.ts';
import { projectTask } from './projection-tasks.ts';
import { projectMigration } from './projection-migration.ts';
import { projectWork } from './projection-work.ts';
import type { WriteSet } from './write-set.ts';

export interface Projected {
  readonly header: InstanceHeader;
  readonly definition: Definition;
  readonly events: readonly Event[];
  readonly draft: Draft;
  /** Epoch ms, engine clock. */
  readonly now: number;
  readonly actor: string | null;
}

/**
 * What the events of a step mean for the stored records.
 *
 * P1. Rows are written for what the step touched, never for what it did not.
 * P2. `live` of the touched elements, together with the rows of `variables`, is the state the draft holds.
 */
export function project(writes: WriteSet, step: Projected): void {
  for (const event of step.events) {
    switch (event.type) {
      case 'ElementActivated':
        elementActivated(writes, step, event);
        break;
      case 'ElementCompleted':
        elementEnded(writes, step, event.key, 'COMPLETED');
        break;
      case 'ElementTerminated':
        elementEnded(writes, step, event.key, 'TERMINATED');
        break;
      case 'FlowTaken':
        flowTaken(writes, step, event);
        break;
      case 'VariablesSet':
        variablesSet(writes, step, event);
        break;
      case 'InstanceCompleted':
        instanceEnded(writes, step, 'COMPLETED');
        break;
      case 'InstanceTerminated':
        instanceEnded(writes, step, 'TERMINATED');
        break;
      case 'InstanceSuspended':
      case 'InstanceResumed':
        writes.patch('processInstances', step.header.processInstanceKey, {
          suspended: event.type === 'InstanceSuspended',
        });
        break;
      case 'UserTaskCreated':
      case 'UserTaskAssigned':
      case 'UserTaskUpdated':
      case 'UserTaskTransitionBegun':
      case 'UserTaskTransitionDenied':
      case 'UserTaskCompleted':
      case 'UserTaskCanceled':
        projectTask(writes, step, event);
        break;
      case 'InstanceMigrated':
      case 'ElementMigrated':
      case 'WaitMigrated':
        projectMigration(writes, step, event);
        break;
      case 'DecisionEvaluated':
        decisionEvaluated(writes, step, event);
        break;
      case 'ItemKept':
      case 'ItemsDropped':
      case 'InstanceStarted':
      case 'ErrorEscaped':
      case 'EscalationEscaped':
      case 'PendingFlowsDropped':
      case 'ScopeInterrupted':
      case 'ElementTerminating':
      case 'GatewayReset':
        break;
      default:
        projectWork(writes, step, event);
    }
  }
  for (const [key, element] of step.draft.touched)
    if (element) writes.patch('elementInstances', key, { live: storedForm(element) });
  for (const [key, item] of step.draft.items)
    if (item && step.draft.phase === 'active')
      writes.put('instanceItems', key, {
        itemKey: key,
        processInstanceKey: step.header.processInstanceKey,
        item: item,
      });
    else if (key in step.draft.base.items) writes.delete('instanceItems', key);
  if (step.draft.phase !== 'active')
    for (const key in step.draft.base.items) writes.delete('instanceItems', key);
}

function elementActivated(
  writes: WriteSet,
  { header, definition, now }: Projected,
  event: EventOf<'ElementActivated'>,
): void {
  const node = nodeOf(definition, event.node);
  writes.put('elementInstances', event.key, {
    elementInstanceKey: event.key,
    processInstanceKey: header.processInstanceKey,
    rootProcessInstanceKey: header.rootProcessInstanceKey,
    processDefinitionKey: header.processDefinitionKey,
    processDefinitionId: header.processDefinitionId,
    elementId: node.id,
    elementName: node.name,
    type: apiType(node, event.role),
    state: 'ACTIVE',
    startDate: now,
    endDate: null,
    hasIncident: false,
    incidentKey: null,
    elementInstanceScopeKey: event.scope,
    tenantId: header.tenantId,
    live: null,
  });
}

function elementEnded(writes: WriteSet, { now }: Projected, key: Key, state: string): void {
  writes.patch('elementInstances', key, {
    state,
    endDate: now,
    live: null,
    hasIncident: false,
    incidentKey: null,
  });
}

function flowTaken(writes: WriteSet, { header }: Projected, event: EventOf<'FlowTaken'>): void {
  const key = `${header.processInstanceKey}_${event.flow}`;
  writes.put('sequenceFlows', key, {
    sequenceFlowKey: key,
    sequenceFlowId: event.flow,
    processInstanceKey: header.processInstanceKey,
    rootProcessInstanceKey: header.rootProcessInstanceKey,
    processDefinitionKey: header.processDefinitionKey,
    processDefinitionId: header.processDefinitionId,
    tenantId: header.tenantId,
  });
}

function variablesSet(writes: WriteSet, { header }: Projected, event: EventOf<'VariablesSet'>): void {
  for (const [name, value] of Object.entries(event.variables)) {
    const key = event.keys[name];
    if (!key) throw new Error(`Variable ${name} has no key`);
    writes.put('variables', key, {
      variableKey: key,
      name,
      value: JSON.stringify(value),
      scopeKey: event.scope,
      processInstanceKey: header.processInstanceKey,
      rootProcessInstanceKey: header.rootProcessInstanceKey,
      tenantId: header.tenantId,
    });
  }
}

function decisionEvaluated(
  writes: WriteSet,
  { header, now }: Projected,
  event: EventOf<'DecisionEvaluated'>,
): void {
  const place = {
    processDefinitionKey: header.processDefinitionKey,
    processInstanceKey: header.processInstanceKey,
    rootProcessInstanceKey: header.rootProcessInstanceKey,
    elementInstanceKey: event.element,
    tenantId: header.tenantId,
  };
  keepEvaluation(writes, event.evaluation, event, { place, now });
}

function instanceEnded(writes: WriteSet, { header, now }: Projected, state: string): void {
  writes.patch('processInstances', header.processInstanceKey, {
    state,
    endDate: now,
    hasIncident: false,
    live: null,
  });
  if (header.startLock) writes.delete('messageStartLocks', header.startLock);
}
