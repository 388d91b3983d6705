import type { Binding } from '../elements/element.ts';
import type { DecisionProgram } from '../decisions/decisions.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import type { FeelClock } from '../expressions/feel/feel-clock.ts';
import type { Key } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { Decided } from '../kernel/environment.ts';
import { definedEvaluation } from './decision-evaluations.ts';
import { EngineRejection, type Resource } from './engine.ts';
import { keyOf, textOf } from './fields.ts';
import type { Store } from './ports.ts';
import type { StoredRecord } from './query.ts';
import { Unread } from './unread.ts';
import { AREA_WIDE, Versions, isDeleted } from './versions.ts';

const EVERYTHING = { op: 'and', of: [] } as const;

/**
 * All deployed decisions, in memory. A file is read when one of its decisions is first needed, with the versions of
 * the files it imports that it was deployed with.
 */
export class DecisionDefinitions {
  /** Files. */
  readonly requirements = new Versions('decisionRequirementsKey', 'decisionRequirementsId');
  readonly decisions = new Versions('decisionDefinitionKey', 'decisionDefinitionId');
  private readonly store: Store;
  private readonly byRequirements = new Map<string, StoredRecord[]>();
  /** The ids of the files that have, or had, a namespace. */
  private readonly byNamespace = new Map<string, Set<string>>();
  private readonly programs = new Map<string, DecisionProgram>();
  private readonly reading = new Map<string, Promise<DecisionProgram>>();

  constructor(store: Store) {
    this.store = store;
  }

  async load(): Promise<void> {
    for (const record of await this.store.list('decisionRequirements', EVERYTHING)) this.addFile(record);
    for (const record of await this.store.list('decisionDefinitions', EVERYTHING)) this.add(record);
  }

  addFile(record: StoredRecord): void {
    this.requirements.add(record);
    const namespace = textOf(record, 'namespace');
    const ids = this.byNamespace.get(namespace) ?? new Set();
    this.byNamespace.set(namespace, ids.add(textOf(record, 'decisionRequirementsId')));
  }

  add(definition: StoredRecord): void {
    this.decisions.add(definition);
    const key = textOf(definition, 'decisionRequirementsKey');
    const others = this.byRequirements.get(key);
    if (others) others.push(definition);
    else this.byRequirements.set(key, [definition]);
  }

  /** Read already, with a deployment. */
  keep(requirementsKey: string, program: DecisionProgram): void {
    this.programs.set(requirementsKey, program);
  }

  /** The definitions that came with a file. */
  of(requirementsKey: string): readonly StoredRecord[] {
    return this.byRequirements.get(requirementsKey) ?? [];
  }

  /** The record of a definition, deleted or not. Throws NOT_FOUND. */
  known(decisionDefinitionKey: string): StoredRecord {
    const record = this.decisions.byKey.get(decisionDefinitionKey);
    if (record) return record;
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected to find a decision definition with key '${decisionDefinitionKey}', but none is deployed.`,
    );
  }

  /** The same, of one that may be evaluated. */
  record(decisionDefinitionKey: string): StoredRecord {
    const record = this.known(decisionDefinitionKey);
    if (!isDeleted(record)) return record;
    throw new EngineRejection(
      'NOT_FOUND',
      `The decision definition with key '${decisionDefinitionKey}' has been deleted.`,
    );
  }

  /** The latest version in a tenant, else the one of the whole area. Throws NOT_FOUND. */
  latest(decisionId: string, tenantId: string): StoredRecord {
    const found = tenantsFor(tenantId).map((tenant) => this.decisions.latest(decisionId, tenant));
    const record = found.find((each) => each !== null);
    if (record) return record;
    throw new EngineRejection('NOT_FOUND', this.missing(decisionId, { binding: 'latest' }, [tenantId]));
  }

  /** The file of a namespace that was deployed last in a tenant, else for the whole area. */
  latestOfNamespace(namespace: string, tenantId: string): StoredRecord | null {
    for (const tenant of tenantsFor(tenantId)) {
      const found = [...(this.byNamespace.get(namespace) ?? [])]
        .map((id) => this.requirements.latest(id, tenant))
        .filter((record) => record !== null)
        .filter((record) => record['namespace'] === namespace)
        .sort((a, b) => (textOf(a, 'deploymentKey') < textOf(b, 'deploymentKey') ? -1 : 1))
        .at(-1);
      if (found) return found;
    }
    return null;
  }

  /** The version that a binding means, seen from a running instance whose definition is deployed in `home`. */
  bound(
    decisionId: string,
    binding: Binding,
    { tenantId, home, deploymentKey }: { tenantId: string; home: string; deploymentKey: Key },
  ): { readonly record: StoredRecord } | { readonly missing: string } {
    const tenants = tenantsFor(tenantId, home);
    const record = this.decisions.bound(decisionId, binding, tenants, deploymentKey);
    return record ? { record } : { missing: this.missing(decisionId, binding, tenants) };
  }

  /** Throws `Unread` when its file has not been read since the start. */
  evaluate(
    record: StoredRecord,
    variables: Variables,
    clock: FeelClock,
  ): Exclude<Decided, { readonly missing: string }> {
    const requirementsKey = textOf(record, 'decisionRequirementsKey');
    const program = this.programs.get(requirementsKey);
    if (!program) throw new Unread(() => this.program(requirementsKey));
    const result = program.evaluate(textOf(record, 'decisionDefinitionId'), variables, clock);
    const key = keyOf(record, 'decisionDefinitionKey');
    const evaluation = definedEvaluation(key, result, (decisionId) => {
      const found = this.within(requirementsKey, decisionId) ?? record;
      return {
        decisionDefinitionKey: keyOf(found, 'decisionDefinitionKey'),
        version: Number(found['version']),
        decisionRequirementsKey: keyOf(found, 'decisionRequirementsKey'),
      };
    });
    return { output: result.output, evaluation };
  }

  async program(requirementsKey: string): Promise<DecisionProgram> {
    const ready = this.programs.get(requirementsKey);
    if (ready) return ready;
    const reading = this.reading.get(requirementsKey) ?? this.readFromXml(requirementsKey);
    this.reading.set(requirementsKey, reading);
    try {
      return await reading;
    } finally {
      this.reading.delete(requirementsKey);
    }
  }

  /** The DMN file. Throws NOT_FOUND. */
  async xml(requirementsKey: string): Promise<string> {
    if (!this.requirements.byKey.has(requirementsKey))
      throw new EngineRejection(
        'NOT_FOUND',
        `Expected to find decision requirements with key '${requirementsKey}', but none are deployed.`,
      );
    const resource = await this.store.find('resources', requirementsKey);
    if (!resource) throw new Error(`The file of decision requirements ${requirementsKey} is missing`);
    return textOf(resource, 'content');
  }

  /** A file after those it was deployed with as its imports, each once. */
  async files(requirementsKey: string): Promise<readonly Resource[]> {
    const files = new Map<string, Resource>();
    const add = async (key: string): Promise<void> => {
      for (const [, imported] of this.importsOf(key)) if (!files.has(imported)) await add(imported);
      const content = await this.xml(key);
      const name = this.requirements.byKey.get(key)?.['resourceName'];
      files.set(key, { name: typeof name === 'string' ? name : `${key}.dmn`, content });
    };
    await add(requirementsKey);
    return [...files.values()];
  }

  private async readFromXml(requirementsKey: string): Promise<DecisionProgram> {
    const imported: DecisionProgram[] = [];
    for (const [, key] of this.importsOf(requirementsKey)) imported.push(await this.program(key));
    const { program } = await readDecisions(await this.xml(requirementsKey), imported);
    if (!program) throw new Error(`Decision requirements ${requirementsKey} can no longer be read`);
    this.keep(requirementsKey, program);
    return program;
  }

  /** Namespace and key of each file that it was deployed with. */
  private importsOf(requirementsKey: string): readonly (readonly [string, string])[] {
    const imports = this.requirements.byKey.get(requirementsKey)?.['imports'] ?? {};
    return Object.entries(imports as Readonly<Record<string, string>>);
  }

  /** A decision of a file, or of those it imports; `seen`: the files that do not have it. */
  private within(requirementsKey: string, decisionId: string, seen = new Set<string>()): StoredRecord | null {
    if (seen.has(requirementsKey)) return null;
    seen.add(requirementsKey);
    const own = this.of(requirementsKey).find((record) => record['decisionDefinitionId'] === decisionId);
    if (own) return own;
    for (const [, key] of this.importsOf(requirementsKey)) {
      const found = this.within(key, decisionId, seen);
      if (found) return found;
    }
    return null;
  }

  private missing(decisionId: string, binding: Binding, tenants: readonly string[]): string {
    const wanted = binding.binding === 'versionTag' ? `versionTag '${binding.versionTag}'` : binding.binding;
    const versions = tenants.flatMap((tenant) =>
      this.decisions.of(decisionId, tenant).map((record) => {
        const tag = record['versionTag'];
        return `version ${Number(record['version'])}${typeof tag === 'string' ? ` (${tag})` : ''} in ${tenant}`;
      }),
    );
    const others = [...new Set(tenants.flatMap((tenant) => this.decisions.ids(tenant)))];
    const there =
      versions.length > 0
        ? `Of it there is ${versions.join(', ')}.`
        : `Deployed there: ${others.length > 0 ? some(others) : 'no decision'}.`;
    return `Expected decision '${decisionId}' (${wanted}) to be deployed in ${tenants.join(' or ')}, but it is not. ${there}`;
  }
}

const MOST_NAMED = 10;

function some(ids: readonly string[]): string {
  const named = ids
    .slice(0, MOST_NAMED)
    .map((id) => `'${id}'`)
    .join(', ');
  return ids.length > MOST_NAMED ? `${named} and ${ids.length - MOST_NAMED} more` : named;
}

/** A district uses its own decisions, those of the tenant its process is deployed in, and those of the whole area. */
function tenantsFor(own: string, home = own): readonly string[] {
  return [...new Set([own, home, AREA_WIDE])];
}
