import type { Definition } from '../../engine/model/definition.ts';
import type { Json, Variables } from '../../engine/model/json.ts';
import type { JobResult } from '../../engine/kernel/command.ts';
import {
  EngineRejection,
  type AdHocActivity,
  type JobAnswer,
  type UserTaskChanges,
} from '../../engine/runtime/engine.ts';
import { textOf } from '../../engine/runtime/fields.ts';
import type { ModifyInstance } from '../../engine/runtime/operating.ts';
import type { StoredRecord } from '../../engine/runtime/query.ts';
import type { UserTaskChange } from '../../engine/state/user-task-data.ts';
import { checkStore } from './runtime-checks.ts';
import type { Harness } from './runtime-harness.ts';
import {
  Refused,
  type JobFailure,
  type PublishedMessage,
  type TaskAnswer,
  type StartAt,
  type View,
  type World,
} from './scenario-world.ts';

/** The whole engine over a store. */
export class RuntimeWorld implements World {
  private readonly harness: Harness;
  private readonly definitions: readonly Definition[];
  /** A new engine over the same store after each command: every instance is loaded anew from its rows. */
  private readonly anew: boolean;

  constructor(harness: Harness, definitions: readonly Definition[], anew: boolean) {
    this.harness = harness;
    this.definitions = definitions;
    this.anew = anew;
  }

  start(
    processDefinitionId: string,
    variables: Variables,
    { before = [], until = [] }: StartAt = {},
  ): Promise<void> {
    return this.run(() =>
      this.engine.createInstance({
        processDefinitionId,
        variables,
        startInstructions: before.map((elementId) => ({ elementId })),
        runtimeInstructions: until.map((afterElementId) => ({
          type: 'TERMINATE_PROCESS_INSTANCE',
          afterElementId,
        })),
      }),
    );
  }

  async completeTask(element: string, variables: Variables): Promise<void> {
    const key = await this.key('userTasks', 'userTaskKey', element);
    return this.run(() => this.engine.completeUserTask(key, { variables, waitMs: 0 }));
  }

  async assignTask(element: string, assignee: string | null, allowOverride: boolean): Promise<void> {
    const key = await this.key('userTasks', 'userTaskKey', element);
    return this.run(() => this.engine.assignUserTask(key, assignee, { allowOverride, waitMs: 0 }));
  }

  async updateTask(element: string, changes: UserTaskChange): Promise<void> {
    const key = await this.key('userTasks', 'userTaskKey', element);
    return this.run(() => this.engine.updateUserTask(key, changesOf(changes), { waitMs: 0 }));
  }

  async completeJob(element: string, variables: Variables, answer?: TaskAnswer | JobResult): Promise<void> {
    const key = await this.key('jobs', 'jobKey', element);
    const result = answer && answerOf(answer);
    return this.run(() => this.engine.completeJob(key, { variables, ...(result && { result }) }));
  }

  async failJob(element: string, { retries, message, backOff, variables = {} }: JobFailure): Promise<void> {
    const key = await this.key('jobs', 'jobKey', element);
    const said = {
      ...(message !== undefined && { errorMessage: message }),
      ...(backOff !== undefined && { retryBackOff: backOff }),
    };
    return this.run(() => this.engine.failJob(key, { retries, variables, ...said }));
  }

  async activateAdHoc(
    elementId: string,
    activities: readonly AdHocActivity[],
    cancelRemainingInstances: boolean,
  ): Promise<void> {
    const type = 'AD_HOC_SUB_PROCESS';
    const which = { elementId, state: 'ACTIVE', type };
    const key = await this.first('elementInstances', 'elementInstanceKey', which);
    return this.run(() => this.engine.activateAdHoc(key, activities, { cancelRemainingInstances }));
  }

  async throwError(element: string, errorCode: string, variables: Variables): Promise<void> {
    const key = await this.key('jobs', 'jobKey', element);
    return this.run(() => this.engine.throwJobError(key, { errorCode, variables }));
  }

  async updateRetries(element: string, retries: number): Promise<void> {
    const key = await this.key('jobs', 'jobKey', element);
    return this.run(() => this.engine.updateJob(key, { retries }));
  }

  publish({ name, correlationKey, variables }: PublishedMessage): Promise<void> {
    return this.run(() => this.engine.publishMessage({ name, correlationKey, variables }));
  }

  broadcast(signalName: string, variables: Variables): Promise<void> {
    return this.run(() => this.engine.broadcastSignal({ signalName, variables }));
  }

  async setVariables(element: string | null, variables: Variables, local: boolean): Promise<void> {
    const key =
      element === null
        ? await this.instance(null)
        : await this.first('elementInstances', 'elementInstanceKey', { elementId: element, state: 'ACTIVE' });
    return this.run(() => this.engine.setVariables(key, variables, { local, waitMs: 0 }));
  }

  async resolveIncident(element: string): Promise<void> {
    const key = await this.first('incidents', 'incidentKey', { elementId: element, state: 'ACTIVE' });
    return this.run(() => this.engine.resolveIncident(key));
  }

  async cancel(processId: string | null): Promise<void> {
    const key = await this.instance(processId);
    return this.run(() => this.engine.cancelInstance(key));
  }

  async modify(modification: ModifyInstance, processId: string | null): Promise<void> {
    const key = await this.instance(processId);
    return this.run(() => this.engine.modifyInstance(key, modification));
  }

  async migrate(processDefinitionId: string, mappings: Readonly<Record<string, string>>): Promise<void> {
    const key = await this.instance(null);
    const targetProcessDefinitionKey = await this.first('processDefinitions', 'processDefinitionKey', {
      processDefinitionId,
    });
    const plan = {
      targetProcessDefinitionKey,
      mappings: Object.entries(mappings).map(([sourceElementId, targetElementId]) => ({
        sourceElementId,
        targetElementId,
      })),
    };
    return this.run(() => this.engine.migrateInstance(key, plan));
  }

  async suspend(): Promise<void> {
    const key = await this.instance(null);
    return this.run(() => this.engine.suspendInstance(key));
  }

  async resume(): Promise<void> {
    const key = await this.instance(null);
    return this.run(() => this.engine.resumeInstance(key));
  }

  advance(ms: number): Promise<void> {
    return this.run(() => this.harness.advance(ms));
  }

  async view(): Promise<View> {
    const instances = await this.harness.rows('processInstances');
    const elements = await this.harness.rows('elementInstances');
    const active = elements.filter((row) => row['state'] === 'ACTIVE');
    const incidents = await this.harness.rows('incidents', { state: 'ACTIVE' });
    const scopes = new Set(active.map((row) => row['elementInstanceScopeKey']));
    for (const row of instances) if (row['state'] === 'ACTIVE') scopes.add(row['parentElementInstanceKey']);
    const variables = await this.variables();
    return {
      instances: instances.map((row) => ({
        processId: textOf(row, 'processDefinitionId'),
        phase: textOf(row, 'state').toLowerCase() as View['instances'][number]['phase'],
        variables: variables(row['processInstanceKey']),
      })),
      active: active.map((row) => ({
        id: textOf(row, 'elementId'),
        isLeaf: row['type'] !== 'PROCESS' && !scopes.has(row['elementInstanceKey']),
        variables: variables(row['elementInstanceKey']),
        incident: incidentOf(
          incidents.find((incident) => incident['elementInstanceKey'] === row['elementInstanceKey']),
        ),
      })),
      path: elements.filter((row) => row['type'] !== 'PROCESS').map((row) => textOf(row, 'elementId')),
      tasks: (await this.harness.rows('userTasks')).map(
        (row) =>
          ({
            ...row,
            id: row['elementId'],
            isOpen: !isClosed(row),
          }) as unknown as View['tasks'][number],
      ),
      jobs: (await this.harness.rows('jobs')).map((row) => ({
        id: textOf(row, 'elementId'),
        isOpen: row['endTime'] === null,
        on: row['kind'] === 'BPMN_ELEMENT' ? null : textOf(row, 'listenerEventType').toLowerCase(),
        type: textOf(row, 'type'),
        retries: Number(row['retries']),
        headers: row['customHeaders'] as Readonly<Record<string, string>>,
      })),
    };
  }

  check(): Promise<void> {
    return checkStore(this.harness.store, this.definitions);
  }

  private get engine() {
    return this.harness.engine;
  }

  private async run(command: () => Promise<unknown>): Promise<void> {
    try {
      await command();
      await this.harness.scheduler.ring();
    } catch (failure) {
      if (failure instanceof EngineRejection) throw new Refused(failure.code, failure.message);
      throw failure;
    } finally {
      if (this.anew) await this.harness.restart();
    }
  }

  private instance(processId: string | null): Promise<string> {
    const which = processId === null ? {} : { processDefinitionId: processId };
    return this.first('processInstances', 'processInstanceKey', which);
  }

  private async key(collection: string, key: string, elementId: string): Promise<string> {
    const rows = await this.harness.rows(collection, { elementId });
    const isOpen = (row: StoredRecord) => (collection === 'jobs' ? row['endTime'] === null : !isClosed(row));
    const row = rows.find(isOpen) ?? rows.at(-1);
    if (!row) throw new Error(`Nothing has been open at ${elementId}`);
    return textOf(row, key);
  }

  private async first(collection: string, key: string, which: StoredRecord): Promise<string> {
    const [row] = await this.harness.rows(collection, which);
    if (!row) throw new Error(`There is nothing like ${JSON.stringify(which)} in ${collection}`);
    return textOf(row, key);
  }

  private async variables(): Promise<(scope: Json | undefined) => Variables> {
    const rows = await this.harness.rows('variables');
    return (scope) =>
      Object.fromEntries(
        rows
          .filter((row) => row['scopeKey'] === scope)
          .map((row) => [textOf(row, 'name'), JSON.parse(textOf(row, 'value')) as Json]),
      );
  }
}

function incidentOf(row: StoredRecord | undefined): { errorType: string; message: string } | null {
  return row ? { errorType: textOf(row, 'errorType'), message: textOf(row, 'errorMessage') } : null;
}

function isClosed(task: StoredRecord): boolean {
  return task['state'] === 'COMPLETED' || task['state'] === 'CANCELED';
}

function changesOf({ dueDate, followUpDate, ...others }: UserTaskChange): UserTaskChanges {
  return {
    ...others,
    ...(dueDate !== undefined && { dueDate: dateText(dueDate) }),
    ...(followUpDate !== undefined && { followUpDate: dateText(followUpDate) }),
  };
}

function answerOf(given: TaskAnswer | JobResult): JobAnswer {
  if ('type' in given && given.type === 'adHocSubProcess') {
    const { activate, ...flags } = given;
    return {
      ...flags,
      activateElements: activate.map(({ node, variables }) => ({ elementId: node, variables })),
    };
  }
  const { corrections, ...answer } = given;
  const { assignee, ...changes } = corrections ?? {};
  return {
    type: 'userTask',
    ...answer,
    corrections: { ...changesOf(changes), ...(assignee !== undefined && { assignee: assignee ?? '' }) },
  };
}

function dateText(time: number | null): string {
  return time === null ? '' : new Date(time).toISOString();
}
