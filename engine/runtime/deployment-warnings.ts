import { checkSoundness } from '../checks/soundness.ts';
import { checkDecisions } from '../decisions/checker/check-decisions.ts';
import type { Definition, Problem } from '../model/definition.ts';
import type { DecisionDefinitions } from './decision-definitions.ts';
import type { ReadDecisionResource } from './decision-resources.ts';
import type { Resource } from './engine.ts';
import { fixedCalls, type FixedCall } from './fixed-calls.ts';
import { similarIds } from './similar-ids.ts';
import { AREA_WIDE } from './versions.ts';

/** More that somebody may have meant are not told. */
const MOST_MEANT = 3;

type Warning = Problem & { readonly file: string };

/** Files that can be deployed. */
interface Deployable {
  readonly read: readonly {
    readonly resource: Resource;
    readonly processes: readonly { readonly definition: Definition }[];
  }[];
  readonly decisions: readonly ReadDecisionResource[];
}

/** A decision of these files, or a version that is deployed for the whole area. */
interface KnownDecision {
  readonly id: string;
  readonly versionTag: string | null;
}

/**
 * What may go wrong in them all the same: runs of processes, decisions their tasks do not find, decision tables. That
 * an entry of a table must be evaluated to be checked is no warning.
 */
export function warningsOf(
  { read, decisions }: Deployable,
  deployed: DecisionDefinitions,
): readonly Warning[] {
  let all: readonly KnownDecision[] | null = null;
  const known = (): readonly KnownDecision[] => (all ??= [...decisionsOf(decisions), ...liveOf(deployed)]);
  const inProcesses = read.flatMap(({ resource, processes }) =>
    processes.flatMap(({ definition }) =>
      told(resource, [
        ...checkSoundness(definition).findings,
        ...fixedCalls(definition).flatMap((call) => unfound(call, known())),
      ]),
    ),
  );
  const inTables = decisions.flatMap(({ resource, model }) =>
    told(
      resource,
      checkDecisions(model).filter(({ severity }) => severity !== 'info'),
    ),
  );
  return [...inProcesses, ...inTables];
}

function told({ name: file }: Resource, problems: readonly Problem[]): readonly Warning[] {
  return problems.map(({ element, rule, message, remedy }) => ({ file, element, rule, message, remedy }));
}

function decisionsOf(files: readonly ReadDecisionResource[]): readonly KnownDecision[] {
  return files.flatMap(({ program }) => program.decisions);
}

function liveOf({ decisions }: DecisionDefinitions): readonly KnownDecision[] {
  return decisions.ids(AREA_WIDE).flatMap((id) =>
    decisions.of(id, AREA_WIDE).map(({ versionTag }) => ({
      id,
      versionTag: typeof versionTag === 'string' ? versionTag : null,
    })),
  );
}

/** Bound to the deployment, a task uses what was deployed before where the deployment brings nothing newer. */
function unfound(
  { element, decisionId, binding }: FixedCall,
  known: readonly KnownDecision[],
): readonly Problem[] {
  const versions = known.filter(({ id }) => id === decisionId);
  const about = { rule: 'business-rule-task/decision-unknown', element } as const;
  if (versions.length === 0)
    return [
      {
        ...about,
        message: `The decision '${decisionId}' is neither in this deployment nor deployed.${meant(decisionId, known)}`,
        remedy: 'Deploy its DMN file too, or before an instance gets there, or correct the id.',
      },
    ];
  if (binding.binding !== 'versionTag') return [];
  const { versionTag } = binding;
  if (versions.some((version) => version.versionTag === versionTag)) return [];
  const tags = [...new Set(versions.flatMap((version) => version.versionTag ?? []))];
  return [
    {
      ...about,
      message: `No version of the decision '${decisionId}' with the tag '${versionTag}' is in this deployment or deployed.${tags.length === 0 ? '' : ` There are the tags ${listed(tags)}.`}`,
      remedy: 'Deploy a version with this tag too, or before an instance gets there, or correct the tag.',
    },
  ];
}

function meant(decisionId: string, known: readonly KnownDecision[]): string {
  const similar = similarIds(
    decisionId,
    known.map(({ id }) => id),
    MOST_MEANT,
  );
  return similar.length === 0 ? '' : ` There is ${listed(similar)}.`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
