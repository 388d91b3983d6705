import { createHash } from 'node:crypto';
import { checkForm } from '../forms/check-form.ts';
import type { Definition, Problem } from '../model/definition.ts';
import { nodeOf } from '../model/definition.ts';
import type { Json } from '../model/json.ts';
import { readProcesses } from '../reader/read-processes.ts';
import { writeDecisions } from './decision-deployment.ts';
import { warningsOf } from './deployment-warnings.ts';
import { readDecisionResources, type ReadDecisionResource } from './decision-resources.ts';
import { DeploymentRejection, EngineRejection, type Deployment, type Resource } from './engine.ts';
import type { Locks } from './lock.ts';
import type { Write } from './ports.ts';
import type { StoredRecord } from './query.ts';
import type { Scripts } from './scripts.ts';
import { hasNoneStart, startEventsOf } from './start.ts';
import { closeStarts, openStarts, planStarts, type StartPlan } from './start-subscriptions.ts';
import { textOf } from './fields.ts';
import type { Parts } from './parts.ts';
import { AREA_WIDE } from './versions.ts';

type FileProblem = Problem & { readonly file: string };

interface ReadProcess {
  readonly definition: Definition;
  readonly starts: StartPlan;
}

interface ReadResource {
  readonly resource: Resource;
  readonly digest: string;
  readonly processes: readonly ReadProcess[];
  readonly form: { readonly id: string; readonly versionTag: string | null } | null;
}

interface ReadResources {
  readonly read: readonly ReadResource[];
  readonly decisions: readonly ReadDecisionResource[];
  readonly problems: readonly FileProblem[];
}

/**
 * Deploys files: all of them or none. A file whose bytes and name equal the latest version's keeps that version.
 * Only the latest version of a process starts by itself (messages, timers).
 */
export class Deployments {
  private readonly parts: Parts;
  private readonly locks: Locks;
  private readonly scripts: Scripts;

  /** `locks` are shared with whoever else changes what is deployed. */
  constructor(parts: Parts, locks: Locks, scripts: Scripts) {
    this.parts = parts;
    this.locks = locks;
    this.scripts = scripts;
  }

  async check(resources: readonly Resource[]): Promise<readonly FileProblem[]> {
    return (await this.read(resources, AREA_WIDE)).problems;
  }

  async warnings(resources: readonly Resource[]): Promise<readonly FileProblem[]> {
    return warningsOf(await this.read(resources, AREA_WIDE), this.parts.decisions);
  }

  deploy(resources: readonly Resource[], tenantId: string, actor: string | null): Promise<Deployment> {
    return this.locks.run('deploy', async () => {
      if (resources.length === 0)
        throw new EngineRejection(
          'INVALID_ARGUMENT',
          'Expected to deploy at least one resource, but there is none.',
        );
      const all = await this.read(resources, tenantId);
      if (all.problems.length > 0) throw new DeploymentRejection(all.problems);
      return this.write(all, tenantId, actor);
    });
  }

  private async read(resources: readonly Resource[], tenantId: string): Promise<ReadResources> {
    const read: ReadResource[] = [];
    const problems: FileProblem[] = [];
    const fileOf = new Map<string, string>();
    for (const resource of resources) {
      if (isDecisions(resource)) continue;
      const file = resource.name;
      const digest = digestOf(resource);
      const report = (found: readonly Problem[]) =>
        problems.push(...found.map((problem) => ({ file, ...problem })));
      if (isForm(resource)) {
        const { form, problems: found } = checkForm(resource.content, file);
        report(found);
        if (form)
          read.push({
            resource,
            digest,
            processes: [],
            form: { id: form.id, versionTag: versionTagOf(resource.content) },
          });
        continue;
      }
      const { definitions, problems: found } = await readProcesses(file, resource.content);
      report(found);
      const processes = definitions.map((definition) => ({
        definition,
        starts: planStarts(definition, this.parts.feelClock(tenantId)),
      }));
      for (const { definition, starts } of processes) {
        report(starts.problems);
        report(await this.scripts.check(definition));
        const other = fileOf.get(definition.processId);
        if (other !== undefined)
          report([
            {
              rule: 'process/unique-id',
              element: definition.processId,
              message: `The process id '${definition.processId}' is used in '${other}' too.`,
              remedy: 'Give each process of a deployment an id of its own.',
            },
          ]);
        fileOf.set(definition.processId, file);
      }
      read.push({ resource, digest, processes, form: null });
    }
    const decisions = await readDecisionResources(
      resources.filter(isDecisions),
      this.parts.decisions,
      tenantId,
      (file, found) => problems.push(...found.map((problem) => ({ file, ...problem }))),
    );
    return { read, decisions, problems };
  }

  private async write(
    { read, decisions }: ReadResources,
    tenantId: string,
    actor: string | null,
  ): Promise<Deployment> {
    const deploymentKey = this.parts.newKey();
    const writes: Write[] = [];
    const made: { record: StoredRecord; definition: Definition }[] = [];
    const processDefinitions: StoredRecord[] = [];
    const forms: StoredRecord[] = [];
    for (const { resource, digest, processes, form } of read) {
      const file = { resourceName: resource.name, digest, tenantId, deploymentKey };
      const resourceKey = this.parts.newKey();
      if (form) {
        const latest = this.parts.definitions.forms.latest(form.id, tenantId);
        forms.push(unchanged(latest, file) ? latest : this.newForm(writes, form, resource, latest, file));
        continue;
      }
      let stored = false;
      for (const process of processes) {
        const latest = this.parts.definitions.processes.latest(process.definition.processId, tenantId);
        if (unchanged(latest, file)) {
          processDefinitions.push(latest);
          continue;
        }
        if (!stored)
          writes.push({
            op: 'put',
            collection: 'resources',
            key: resourceKey,
            record: { ...file, resourceKey, content: resource.content },
          });
        stored = true;
        const record = await this.newProcess(writes, process, latest, {
          ...file,
          resourceKey,
          deployedBy: actor,
        });
        made.push({ record, definition: process.definition });
        processDefinitions.push(record);
      }
    }
    const { settle, ...decided } = writeDecisions(
      writes,
      decisions,
      this.parts,
      { deploymentKey, tenantId, deployedBy: actor, deployedAt: this.parts.clock.now() },
      digestOf,
    );
    await this.parts.committer.commit({ guards: [], writes });
    settle();
    for (const { record, definition } of made) {
      this.parts.definitions.processes.add(record);
      this.parts.definitions.keep(textOf(record, 'processDefinitionKey'), definition);
    }
    for (const record of forms) this.parts.definitions.forms.add(record);
    return { deploymentKey, tenantId, processDefinitions, forms, ...decided };
  }

  private async newProcess(
    writes: Write[],
    { definition, starts }: ReadProcess,
    latest: StoredRecord | null,
    file: Record<string, Json>,
  ): Promise<StoredRecord> {
    const key = this.parts.newKey();
    const noneStart = startEventsOf(definition).find(({ trigger }) => trigger?.kind === 'none');
    const form = noneStart
      ? (nodeOf(definition, noneStart.id).attrs as { form: { formId: string } | null }).form
      : null;
    const record: StoredRecord = {
      ...file,
      processDefinitionKey: key,
      processDefinitionId: definition.processId,
      name: definition.name,
      version: this.parts.definitions.processes.nextVersion(definition.processId, textOf(file, 'tenantId')),
      versionTag: definition.versionTag,
      isLatestVersion: true,
      hasStartForm: form !== null,
      startFormId: form?.formId ?? null,
      hasNoneStart: hasNoneStart(definition),
      state: 'ACTIVE',
      deployedAt: this.parts.clock.now(),
    };
    if (latest) {
      const previous = textOf(latest, 'processDefinitionKey');
      writes.push({
        op: 'patch',
        collection: 'processDefinitions',
        key: previous,
        record: { isLatestVersion: false },
      });
      writes.push(...(await closeStarts(this.parts.store, previous)));
    }
    writes.push({ op: 'put', collection: 'processDefinitions', key, record });
    writes.push(...openStarts(starts, record, this.parts.clock.now(), this.parts.newKey));
    return record;
  }

  private newForm(
    writes: Write[],
    form: { id: string; versionTag: string | null },
    resource: Resource,
    latest: StoredRecord | null,
    file: Record<string, Json>,
  ): StoredRecord {
    const key = this.parts.newKey();
    const record: StoredRecord = {
      ...file,
      formKey: key,
      formId: form.id,
      version: this.parts.definitions.forms.nextVersion(form.id, textOf(file, 'tenantId')),
      versionTag: form.versionTag,
      schema: resource.content,
      isLatestVersion: true,
      state: 'ACTIVE',
    };
    if (latest)
      writes.push({
        op: 'patch',
        collection: 'forms',
        key: textOf(latest, 'formKey'),
        record: { isLatestVersion: false },
      });
    writes.push({ op: 'put', collection: 'forms', key, record });
    return record;
  }
}

function unchanged(
  latest: StoredRecord | null,
  file: { digest: string; resourceName: string },
): latest is StoredRecord {
  return latest?.['digest'] === file.digest && latest['resourceName'] === file.resourceName;
}

function isForm({ name, content }: Resource): boolean {
  return name.endsWith('.form') || (!/\.(bpmn|dmn|xml)$/.test(name) && content.trimStart().startsWith('{'));
}

/** By its extension; a file with none of ours by the namespace of its elements. */
function isDecisions({ name, content }: Resource): boolean {
  if (/\.(bpmn|form)$/.test(name)) return false;
  return name.endsWith('.dmn') || /=["']https?:\/\/www\.omg\.org\/spec\/DMN\/\d+\//.test(content);
}

function digestOf({ content }: Resource): string {
  return createHash('sha256').update(content).digest('hex');
}

function versionTagOf(json: string): string | null {
  const { versionTag } = JSON.parse(json) as { versionTag?: unknown };
  return typeof versionTag === 'string' ? versionTag : null;
}
