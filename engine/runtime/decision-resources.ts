import type { DecisionProgram } from '../decisions/decisions.ts';
import type { DecisionModel } from '../decisions/model/decision-model.ts';
import type { Problem } from '../model/definition.ts';
import type { DecisionDefinitions } from './decision-definitions.ts';
import { readDecisionFile, type DecisionFile } from './decision-file.ts';
import type { Resource } from './engine.ts';
import { textOf } from './fields.ts';
import type { StoredRecord } from './query.ts';

/** A DMN file of a deployment, with what it imports: other files of the deployment, or what is deployed already. */
export interface ReadDecisionResource {
  readonly resource: Resource;
  readonly model: DecisionModel;
  readonly program: DecisionProgram;
  readonly imports: ReadonlyMap<string, ReadDecisionResource | StoredRecord>;
}

interface OpenFile extends DecisionFile {
  readonly resource: Resource;
}

type Report = (file: string, problems: readonly Problem[]) => void;

/**
 * Reads DMN files, each after those it imports. An imported model is the file of that namespace in the same
 * deployment, else the latest one deployed in the tenant or for the whole area.
 */
export async function readDecisionResources(
  resources: readonly Resource[],
  deployed: DecisionDefinitions,
  tenantId: string,
  report: Report,
): Promise<readonly ReadDecisionResource[]> {
  const files: OpenFile[] = [];
  const byNamespace = new Map<string, OpenFile>();
  for (const resource of resources) {
    const { file, problems } = await readDecisionFile(resource.content);
    report(resource.name, problems);
    if (!file) continue;
    const open = { ...file, resource };
    files.push(open);
    if (!byNamespace.has(file.model.namespace)) byNamespace.set(file.model.namespace, open);
  }
  const read = new Map<OpenFile, ReadDecisionResource | null>();

  async function link(file: OpenFile): Promise<ReadDecisionResource | null> {
    const { resource, model } = file;
    const done = read.get(file);
    if (done !== undefined) return done;
    // Until it is known, it is as if it could not be read: a file that imports itself in the end is one.
    read.set(file, null);
    const imports = new Map<string, ReadDecisionResource | StoredRecord>();
    const programs = new Map<string, DecisionProgram>();
    for (const namespace of file.imports) {
      const own = byNamespace.get(namespace);
      const found = own ? await link(own) : deployed.latestOfNamespace(namespace, tenantId);
      if (!found) {
        report(resource.name, [notImported(namespace, own !== undefined)]);
        continue;
      }
      imports.set(namespace, found);
      programs.set(
        namespace,
        isRead(found) ? found.program : await deployed.program(textOf(found, 'decisionRequirementsKey')),
      );
    }
    if (programs.size < file.imports.length) return null;
    const { program, problems } = file.link(programs.values());
    report(resource.name, problems);
    const made = program && { resource, model, program, imports };
    read.set(file, made);
    return made;
  }

  for (const file of files) await link(file);
  const all = [...read.values()].filter((file) => file !== null);
  reportRepeated(all, report);
  // Those that others import are linked first, but were come upon later: each after what it imports.
  return inOrder(all);
}

function inOrder(all: readonly ReadDecisionResource[]): readonly ReadDecisionResource[] {
  const ordered = new Set<ReadDecisionResource>();
  const add = (file: ReadDecisionResource): void => {
    if (ordered.has(file)) return;
    for (const imported of file.imports.values()) if (isRead(imported)) add(imported);
    ordered.add(file);
  };
  for (const file of all) add(file);
  return [...ordered];
}

export function isRead(found: ReadDecisionResource | StoredRecord): found is ReadDecisionResource {
  return typeof found.program === 'object';
}

function notImported(namespace: string, isHere: boolean): Problem {
  return isHere
    ? {
        rule: 'decisions/import-unreadable',
        element: null,
        message: `The imported model '${namespace}' cannot be read, or imports this one in turn.`,
        remedy: 'Mend that file first, and let no two models import each other.',
      }
    : {
        rule: 'decisions/import-unknown',
        element: null,
        message: `The imported model '${namespace}' is neither in this deployment nor deployed.`,
        remedy: 'Deploy the file with this namespace too, or before.',
      };
}

/** The ids of files and of decisions are those of versions: one of a deployment must not be another's too. */
function reportRepeated(all: readonly ReadDecisionResource[], report: Report): void {
  const fileOf = new Map<string, string>();
  for (const { resource, program } of all) {
    const ids = [
      ['the model', program.id],
      ...program.decisions.map(({ id }) => ['the decision', id] as const),
    ] as const;
    for (const [what, id] of ids) {
      const name = `${what} ${id}`;
      const other = fileOf.get(name);
      if (other !== undefined)
        report(resource.name, [
          {
            rule: 'decisions/unique-id',
            element: id,
            message: `The id '${id}' of ${what} is used in '${other}' too.`,
            remedy: 'Give each model and each decision of a deployment an id of its own.',
          },
        ]);
      fileOf.set(name, resource.name);
    }
  }
}
