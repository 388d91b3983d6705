import type { Binding } from '../elements/element.ts';
import type { Definition } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import { readAccepted } from '../reader/read-processes.ts';
import { EngineRejection } from './engine.ts';
import { Versions, isDeleted, tenantsOf } from './versions.ts';
import type { Scripts } from './scripts.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { keyOf, textOf } from './fields.ts';

/** Which definition "latest" means for a process in a tenant; undefined: the newest deployed in that tenant. */
export type VersionPolicy = (processDefinitionId: string, tenantId: string) => string | null | undefined;

/**
 * All deployed process definitions and forms, in memory; the executable form of a definition is read from its
 * XML when it is first needed.
 */
export class Definitions {
  readonly processes = new Versions('processDefinitionKey', 'processDefinitionId');
  readonly forms = new Versions('formKey', 'formId');
  private readonly store: Store;
  private readonly policy: VersionPolicy;
  private readonly scripts: Scripts;
  private readonly read = new Map<string, Definition>();
  private readonly reading = new Map<string, Promise<Definition>>();

  constructor(store: Store, scripts: Scripts, policy: VersionPolicy = () => undefined) {
    this.store = store;
    this.scripts = scripts;
    this.policy = policy;
  }

  async load(): Promise<void> {
    const everything = { op: 'and', of: [] } as const;
    for (const record of await this.store.list('processDefinitions', everything)) this.processes.add(record);
    for (const record of await this.store.list('forms', everything)) this.forms.add(record);
  }

  record(key: string): StoredRecord {
    const record = this.processes.byKey.get(key);
    if (!record)
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find a process definition with key '${key}', but none is deployed.`,
      );
    return record;
  }

  /** The same, for whoever wants to start it. */
  startable(key: string): StoredRecord {
    const record = this.record(key);
    if (isDeleted(record))
      throw new EngineRejection('NOT_FOUND', `The process definition with key '${key}' has been deleted.`);
    return record;
  }

  /** The tenant a definition is deployed in. */
  homeOf(key: string): string {
    return textOf(this.record(key), 'tenantId');
  }

  latest(processDefinitionId: string, tenantId: string): StoredRecord | null {
    const chosen = this.policy(processDefinitionId, tenantId);
    if (chosen === undefined) return this.processes.latest(processDefinitionId, tenantId);
    const record = chosen === null ? undefined : this.processes.byKey.get(chosen);
    return record && !isDeleted(record) ? record : null;
  }

  /** The latest version of each process of a tenant. */
  latestOf(tenantId: string): readonly StoredRecord[] {
    return this.processes
      .ids(tenantId)
      .map((id) => this.latest(id, tenantId))
      .filter((record) => record !== null);
  }

  /** What a call activity starts, seen from a running instance. */
  called(
    processId: string,
    binding: Binding,
    caller: { tenantId: string; processDefinitionKey: Key; deploymentKey: Key },
  ): Key | null {
    const home = this.homeOf(caller.processDefinitionKey);
    const found =
      (binding.binding === 'latest' ? this.latest(processId, caller.tenantId) : null) ??
      this.processes.bound(processId, binding, tenantsOf(caller.tenantId, home), caller.deploymentKey);
    return found?.['hasNoneStart'] === true ? keyOf(found, 'processDefinitionKey') : null;
  }

  form(
    formId: string,
    binding: Binding,
    user: { tenantId: string; processDefinitionKey: Key; deploymentKey: Key },
  ): Key | null {
    const home = this.homeOf(user.processDefinitionKey);
    const found = this.forms.bound(formId, binding, tenantsOf(user.tenantId, home), user.deploymentKey);
    return found ? keyOf(found, 'formKey') : null;
  }

  /** The executable definition, if it has been read already. */
  ready(key: string): Definition | undefined {
    return this.read.get(key);
  }

  async get(key: string): Promise<Definition> {
    const ready = this.read.get(key);
    if (ready) return ready;
    const reading = this.reading.get(key) ?? this.readFromXml(key);
    this.reading.set(key, reading);
    try {
      return await reading;
    } finally {
      this.reading.delete(key);
    }
  }

  async xml(key: string): Promise<string> {
    const resource = await this.store.find('resources', textOf(this.record(key), 'resourceKey'));
    if (!resource) throw new Error(`The file of process definition ${key} is missing from the store`);
    return textOf(resource, 'content');
  }

  keep(key: string, definition: Definition): void {
    this.read.set(key, definition);
  }

  private async readFromXml(key: string): Promise<Definition> {
    const record = this.record(key);
    const definition = await readAccepted(await this.xml(key), textOf(record, 'processDefinitionId'));
    if (!definition) throw new Error(`Process definition ${key} can no longer be read from its file`);
    await this.scripts.prepare(definition);
    this.keep(key, definition);
    return definition;
  }
}
