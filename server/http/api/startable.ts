import type { Engine } from '../../../engine/index.ts';
import type { Principal, Role } from '../../access/principal.ts';
import { notFound } from '../../access/refusal.ts';
import type { District, Districts } from '../../pathways/districts.ts';
import type { Pathways } from '../../pathways/pathways.ts';
import type { ProcessVersion } from '../../pathways/process-versions.ts';

/** What somebody may start, where, and in which version. */
export interface Startable {
  list(principal: Principal): Promise<readonly StartableProcess[]>;
  /** The version a district runs; throws NOT_FOUND when there is none or somebody may not start it there. */
  version(principal: Principal, processDefinitionId: string, districtId: string): Promise<ProcessVersion>;
}

export interface StartableProcess {
  readonly processDefinitionId: string;
  readonly districts: readonly { readonly district: District; readonly version: ProcessVersion }[];
}

const starters: readonly Role[] = ['operator', 'administrator'];

export function createStartable(deps: {
  engine: Pick<Engine, 'definitionXml'>;
  pathways: Pathways;
  districts: Districts;
}): Startable {
  const { engine, pathways, districts } = deps;
  const calledBy = new Map<string, readonly string[]>();

  async function called(version: ProcessVersion): Promise<readonly string[]> {
    const known = calledBy.get(version.key);
    if (known) return known;
    const ids = calledProcesses(await engine.definitionXml(version.key));
    calledBy.set(version.key, ids);
    return ids;
  }

  /** A process others call, without a start form of its own, is a part of theirs and no beginning. */
  async function parts(): Promise<ReadonlySet<string>> {
    const ids = pathways.versions.processDefinitionIds();
    const newest = ids.map((id) => pathways.versions.newest(id)).filter((version) => version !== null);
    return new Set((await Promise.all(newest.map(called))).flat());
  }

  const startableVersion = (
    processDefinitionId: string,
    districtId: string,
    partIds: ReadonlySet<string>,
  ): ProcessVersion | null => {
    const version = pathways.definitionFor(processDefinitionId, districtId);
    if (!version?.hasNoneStart) return null;
    return version.hasStartForm || !partIds.has(processDefinitionId) ? version : null;
  };

  return {
    async list(principal) {
      if (!mayStart(principal)) return [];
      const partIds = await parts();
      return pathways.versions
        .processDefinitionIds()
        .map((processDefinitionId) => ({
          processDefinitionId,
          districts: districts.of(principal).flatMap((district) => {
            const version = startableVersion(processDefinitionId, district.id, partIds);
            return version ? [{ district, version }] : [];
          }),
        }))
        .filter((process) => process.districts.length > 0);
    },

    async version(principal, processDefinitionId, districtId) {
      const mine = districts.of(principal).some(({ id }) => id === districtId);
      if (!mine || !mayStart(principal)) throw notFound('process');
      const version = startableVersion(processDefinitionId, districtId, await parts());
      if (!version) throw notFound('process');
      return version;
    },
  };
}

function mayStart(principal: Principal): boolean {
  return principal.roles.some((role) => starters.includes(role));
}

/** The processes a diagram calls by a fixed id. */
export function calledProcesses(xml: string): readonly string[] {
  return [...xml.matchAll(/<[\w-]+:calledElement\b[^>]*\bprocessId="([^"=][^"]*)"/g)].map(
    ([, id]) => id ?? '',
  );
}
