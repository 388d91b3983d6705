import type { Binding } from '../elements/element.ts';
import type { Key } from '../model/ids.ts';
import { textOf } from './fields.ts';
import type { StoredRecord } from './query.ts';

export const AREA_WIDE = '<default>';

/**
 * Deployed things of one kind, by key and by (id, tenant), oldest version first. What was deleted is still known by
 * its key (ended instances show it) and keeps its version number, but nothing finds it by its id.
 */
export class Versions {
  readonly byKey = new Map<string, StoredRecord>();
  private readonly byId = new Map<string, StoredRecord[]>();
  private readonly highest = new Map<string, number>();
  private readonly key: string;
  private readonly id: string;

  constructor(key: string, id: string) {
    this.key = key;
    this.id = id;
  }

  add(record: StoredRecord): void {
    const key = textOf(record, this.key);
    if (this.byKey.has(key)) return;
    this.byKey.set(key, record);
    const name = this.nameOf(record);
    const version = Number(record['version']);
    this.highest.set(name, Math.max(version, this.highest.get(name) ?? 0));
    if (isDeleted(record)) return;
    const versions = this.byId.get(name) ?? [];
    versions.push(record);
    versions.sort((a, b) => Number(a['version']) - Number(b['version']));
    this.byId.set(name, versions);
  }

  /** Nothing new may use it from now on. */
  remove(record: StoredRecord): void {
    const key = textOf(record, this.key);
    const others = this.byId.get(this.nameOf(record)) ?? [];
    this.byKey.set(key, { ...record, state: 'DELETED', isLatestVersion: false });
    this.byId.set(
      this.nameOf(record),
      others.filter((other) => other[this.key] !== key),
    );
  }

  /** The number of the next version: none is used twice. */
  nextVersion(id: string, tenantId: string): number {
    return (this.highest.get(`${tenantId} ${id}`) ?? 0) + 1;
  }

  of(id: string, tenantId: string): readonly StoredRecord[] {
    return this.byId.get(`${tenantId} ${id}`) ?? [];
  }

  latest(id: string, tenantId: string): StoredRecord | null {
    return this.of(id, tenantId).at(-1) ?? null;
  }

  /** What is the latest again when this one goes; null: nothing, or another one is the latest. */
  before(record: StoredRecord): StoredRecord | null {
    const versions = this.of(textOf(record, this.id), textOf(record, 'tenantId'));
    return versions.at(-1)?.[this.key] === record[this.key] ? (versions.at(-2) ?? null) : null;
  }

  /** The ids that have something in a tenant. */
  ids(tenantId: string): readonly string[] {
    const prefix = `${tenantId} `;
    return [...this.byId.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  }

  /**
   * The newest that the binding allows, in the first of these tenants that has one. Bound to a deployment: what
   * was newest then, since a file that a deployment left unchanged keeps its earlier version.
   */
  bound(id: string, binding: Binding, tenants: readonly string[], deploymentKey: Key): StoredRecord | null {
    for (const tenantId of tenants) {
      const versions = this.of(id, tenantId);
      const fits =
        binding.binding === 'versionTag'
          ? versions.findLast((record) => record['versionTag'] === binding.versionTag)
          : binding.binding === 'deployment'
            ? versions.findLast((record) => textOf(record, 'deploymentKey') <= deploymentKey)
            : versions.at(-1);
      if (fits) return fits;
    }
    return null;
  }

  private nameOf(record: StoredRecord): string {
    return `${textOf(record, 'tenantId')} ${textOf(record, this.id)}`;
  }
}

export function isDeleted(record: StoredRecord): boolean {
  return record['state'] === 'DELETED';
}

/** An instance may use what is deployed in its own tenant and in that of its definition. */
export function tenantsOf(own: string, home: string): readonly string[] {
  return own === home ? [own] : [own, home];
}
