import type { Xml } from '../elements/source.ts';
import type { Definition, Problem } from '../model/definition.ts';
import { buildDefinition } from './build-definition.ts';
import { processesIn, type CallableElement } from './callable-elements.ts';
import { checkScripts } from './check-scripts.ts';
import { usesExtensions } from './dialect.ts';
import { parseXml } from './parse-xml.ts';
import type { Reading, Report } from './reading.ts';
import { checkCollaborations } from './rules/collaborations.ts';
import { checkDefinition } from './rules/check-definition.ts';
import { textOf } from './xml.ts';

export interface ReadFile {
  /** One for each executable process and each global task of the file. Empty when there is any problem. */
  readonly definitions: readonly Definition[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a BPMN file. Either everything in it can be run, or every reason why not is told at once, with the
 * element it concerns. Pools, message flows, data stores, groups and annotations are drawn only.
 */
export async function readProcesses(file: string, xml: string): Promise<ReadFile> {
  const { root, problems: parseProblems } = await parseXml(xml);
  const problems = [...parseProblems];
  const report: Report = (problem) => problems.push(problem);
  const executable = root ? executableIn(root) : [];
  if (root && executable.length === 0) report(nothingToRun(file));
  const definitions = root ? readEach(root, executable, report) : [];
  problems.push(...(root ? checkCollaborations(root) : []), ...(await checkScripts(definitions)));
  return { definitions: problems.length === 0 ? definitions : [], problems };
}

/**
 * All that can be read of a diagram, executable or not: every process as far as it could be read, and what would
 * stand in the way of running them. What BPMN lets a drawing leave open makes no problem of reading it.
 */
export async function readDiagram(xml: string): Promise<ReadFile> {
  const { root, problems: parseProblems } = await parseXml(xml);
  if (!root) return { definitions: [], problems: parseProblems };
  const problems: Problem[] = [];
  const definitions = readEach(root, processesIn(root), (problem) => problems.push(problem));
  problems.push(...checkCollaborations(root), ...(await checkScripts(definitions)));
  return { definitions, problems };
}

/**
 * A process of a file that was accepted when it was deployed. Rules that came later do not apply to it: what runs
 * goes on. Null when the file has no such process.
 */
export async function readAccepted(xml: string, processId: string): Promise<Definition | null> {
  const { root } = await parseXml(xml);
  const found = root && processesIn(root).find(({ id }) => id === processId);
  return found
    ? buildDefinition(
        found.xml,
        processId,
        readingOf(root, () => undefined),
      )
    : null;
}

/** Global tasks go with the processes of their file: where those are only drawn, so are they. */
function executableIn(root: Xml): readonly CallableElement[] {
  const all = processesIn(root);
  const processes = all.filter(({ isGlobal }) => !isGlobal);
  const isDrawing = processes.length > 0 && !processes.some(({ isExecutable }) => isExecutable);
  return isDrawing ? [] : all.filter(({ isExecutable }) => isExecutable);
}

function readEach(root: Xml, processes: readonly CallableElement[], report: Report): readonly Definition[] {
  const reading = readingOf(root, report);
  return processes.flatMap(({ id, xml }) => {
    if (id === null) {
      report({
        rule: 'element/id',
        element: null,
        message: 'A process has no id.',
        remedy: 'Give it an id.',
      });
      return [];
    }
    const definition = buildDefinition(xml, id, reading);
    for (const problem of checkDefinition(definition)) report(problem);
    return [definition];
  });
}

function readingOf(root: Xml, report: Report): Reading {
  return {
    report,
    plain: !usesExtensions(root),
    // The parser answers with the default of the standard where the file says nothing.
    language: Object.hasOwn(root, 'expressionLanguage') ? textOf(root, 'expressionLanguage') : null,
  };
}

function nothingToRun(file: string): Problem {
  return {
    rule: 'file/no-executable-process',
    element: null,
    message: `${file} contains no executable process.`,
    remedy: 'Set isExecutable="true" on the process that is to be run.',
  };
}
