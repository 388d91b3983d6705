import type { FormAttrs } from '../elements/form.ts';
import { tenantsOf, AREA_WIDE, isDeleted } from './versions.ts';
import { deleteDecisions, latestAgain, retired } from './decision-deletion.ts';
import { EngineRejection } from './engine.ts';
import { keyOf, textOf } from './fields.ts';
import type { Locks } from './lock.ts';
import type { Parts } from './parts.ts';
import type { Write } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { closeStarts, openStarts, replanStarts } from './start-subscriptions.ts';

/**
 * Deletes versions of processes, forms and DMN files. They are gone for whatever begins from now on; the record and the file
 * stay, because ended instances show them and because no version number is used twice. The version before, if the
 * latest was deleted, is the latest again, with its start events.
 *
 * An instance that is started in the very moment of the deletion runs to its end.
 */
export class ResourceDeletions {
  private readonly parts: Parts;
  private readonly locks: Locks;

  /** `locks` are shared with the deployments. */
  constructor(parts: Parts, locks: Locks) {
    this.parts = parts;
    this.locks = locks;
  }

  /** By processDefinitionKey, formKey or decisionRequirementsKey; gives the record as it was. Throws NOT_FOUND; INVALID_STATE while in use. */
  delete(key: string): Promise<StoredRecord> {
    return this.locks.run('deploy', async () => {
      const { processes, forms } = this.parts.definitions;
      const process = processes.byKey.get(key);
      if (process && !isDeleted(process)) return this.deleteProcess(key, process);
      const form = forms.byKey.get(key);
      if (form && !isDeleted(form)) return this.deleteForm(key, form);
      const requirements = this.parts.decisions.requirements.byKey.get(key);
      if (requirements && !isDeleted(requirements)) {
        await deleteDecisions(this.parts, key, requirements);
        return requirements;
      }
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find a resource with key '${key}', but none is deployed. The key of a resource is its processDefinitionKey, formKey or decisionRequirementsKey.`,
      );
    });
  }

  private async deleteProcess(key: string, record: StoredRecord): Promise<StoredRecord> {
    const [running] = await this.parts.store.list(
      'processInstances',
      {
        op: 'and',
        of: [
          { op: 'eq', field: 'processDefinitionKey', value: key },
          { op: 'eq', field: 'state', value: 'ACTIVE' },
        ],
      },
      { limit: 1 },
    );
    if (running)
      throw new EngineRejection(
        'INVALID_STATE',
        `Expected no instance of process definition ${key} to be running, but ${textOf(running, 'processInstanceKey')} is. Cancel its instances or let them end first.`,
      );
    const { processes } = this.parts.definitions;
    const previous = processes.before(record);
    await this.commit([
      retired('processDefinitions', key),
      ...(await closeStarts(this.parts.store, key)),
      ...(previous ? await this.reinstated(previous) : []),
    ]);
    processes.remove(record);
    return record;
  }

  private async reinstated(record: StoredRecord): Promise<readonly Write[]> {
    const key = keyOf(record, 'processDefinitionKey');
    const now = this.parts.clock.now();
    const definition = await this.parts.definitions.get(key);
    const starts = replanStarts(definition, this.parts.feelClock(textOf(record, 'tenantId')));
    return [latestAgain('processDefinitions', key), ...openStarts(starts, record, now, this.parts.newKey)];
  }

  private async deleteForm(key: string, record: StoredRecord): Promise<StoredRecord> {
    const user = (await this.openTask(key)) ?? (await this.referrer(key, record));
    if (user !== null)
      throw new EngineRejection(
        'INVALID_STATE',
        `Expected nothing to use form ${key}, but ${user} does. Complete or change that first.`,
      );
    const { forms } = this.parts.definitions;
    const previous = forms.before(record);
    await this.commit([
      retired('forms', key),
      ...(previous ? [latestAgain('forms', textOf(previous, 'formKey'))] : []),
    ]);
    forms.remove(record);
    return record;
  }

  private async openTask(formKey: string): Promise<string | null> {
    const [task] = await this.parts.store.list(
      'userTasks',
      {
        op: 'and',
        of: [
          { op: 'eq', field: 'state', value: 'CREATED' },
          { op: 'eq', field: 'formKey', value: formKey },
        ],
      },
      { limit: 1 },
    );
    return task ? `user task ${textOf(task, 'userTaskKey')}` : null;
  }

  /** A process that would be given this version of the form today. */
  private async referrer(formKey: string, form: StoredRecord): Promise<string | null> {
    const { definitions } = this.parts;
    const tenantId = textOf(form, 'tenantId');
    for (const record of definitions.processes.byKey.values()) {
      const home = textOf(record, 'tenantId');
      if (isDeleted(record) || (home !== tenantId && home !== AREA_WIDE)) continue;
      const key = keyOf(record, 'processDefinitionKey');
      const { nodes } = await definitions.get(key);
      for (const node of nodes.values()) {
        const used = (node.attrs as { form?: FormAttrs | null }).form;
        if (!used || !('formId' in used)) continue;
        const deploymentKey = keyOf(record, 'deploymentKey');
        const bound = definitions.forms.bound(
          used.formId,
          used.binding,
          tenantsOf(tenantId, home),
          deploymentKey,
        );
        if (bound?.['formKey'] === formKey)
          return `'${node.id}' of process '${textOf(record, 'processDefinitionId')}' version ${Number(record['version'])}`;
      }
    }
    return null;
  }

  private async commit(writes: readonly Write[]): Promise<void> {
    await this.parts.committer.commit({ guards: [], writes });
  }
}
