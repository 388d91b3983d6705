import type { Problem } from '../model/definition.ts';
import type { DecisionProgram, ReadDecisions } from './decisions.ts';
import { CompiledModel, type Linked } from './evaluation/compiled-model.ts';
import { Program } from './evaluation/program.ts';
import type { DecisionModel } from './model/decision-model.ts';
import { isModel } from './reader/namespaces.ts';
import { readModel, type ReadModel } from './reader/read-model.ts';

/**
 * Reads a DMN file of version 1.1 to 1.5 and makes it ready to be evaluated, or says everything that is wrong with it:
 * XML, references, names, types, decision tables, the syntax of every expression. `imported`: programs for the models
 * it imports, by their namespaces.
 */
export async function readDecisions(
  xml: string,
  imported: readonly DecisionProgram[] = [],
): Promise<ReadDecisions> {
  return linkDecisions(await readModel(xml), imported);
}

/** The same of a file whose model has been read already, to know what it imports. */
export function linkDecisions(read: ReadModel, imported: readonly DecisionProgram[]): ReadDecisions {
  const { program, problems } = open(read, imported);
  return program && problems.length === 0 ? { program, problems: [] } : { program: null, problems };
}

/**
 * The same for whoever would rather have what can be evaluated of a faulty model: there is a program whenever the file
 * is a DMN file at all, and what is wrong in it gives null.
 *
 *     const { program } = await openDecisions(xml);
 *     program?.evaluateElement('Monthly payment', { amount: 1000 }, { now: Date.now(), zone: 'Europe/Rome' }).value;
 */
export async function openDecisions(
  xml: string,
  imported: readonly DecisionProgram[] = [],
): Promise<OpenDecisions> {
  return open(await readModel(xml), imported);
}

interface OpenDecisions {
  readonly program: Program | null;
  readonly problems: readonly Problem[];
}

function open({ model, problems }: ReadModel, imported: readonly DecisionProgram[]): OpenDecisions {
  if (!model) return { program: null, problems };
  const found = [...problems];
  const report = (problem: Problem): void => void found.push(problem);
  const compiled = new CompiledModel(model, linkedOf(model, imported, report), report);
  return { program: new Program(compiled), problems: found };
}

function linkedOf(
  model: DecisionModel,
  imported: readonly DecisionProgram[],
  report: (problem: Problem) => void,
): readonly Linked[] {
  return model.imports.flatMap((as) => {
    // What is imported of other kinds (XML schemas, PMML) is for functions that are not evaluated.
    if (!isModel(as.importType)) return [];
    const program = imported.find(({ namespace }) => namespace === as.namespace);
    if (program instanceof Program) return [{ as, model: program.compiled }];
    report({
      rule: 'decision/import',
      element: model.id,
      message: `The model imports ${as.namespace}${as.name === '' ? '' : ` as ${as.name}`}, which is not there.`,
      remedy: 'Add the file of that model, or remove the import.',
    });
    return [];
  });
}
