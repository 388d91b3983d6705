import type { Xml } from '../elements/source.ts';
import type { Definition, Problem } from '../model/definition.ts';
import { buildDefinition } from './build-definition.ts';
import type { Report } from './element-source.ts';
import { parseXml } from './parse-xml.ts';
import { checkDefinition } from './rules/check-definition.ts';
import { childrenOf, idOf, isA } from './xml.ts';

export interface ReadFile {
  /** One for each executable process of the file. Empty when there is any problem. */
  readonly definitions: readonly Definition[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a BPMN file. Either everything in it can be run, or every reason why not is told at once, with the
 * element it concerns. Pools, lanes, message flows, data objects and artifacts are drawn only.
 */
export async function readProcesses(file: string, xml: string): Promise<ReadFile> {
  const { root, problems: parseProblems } = await parseXml(xml);
  const problems = [...parseProblems];
  const report: Report = (problem) => problems.push(problem);
  const executable = root ? childrenOf(root, 'rootElements').filter(isExecutable) : [];
  if (root && executable.length === 0) report(nothingToRun(file));
  const definitions = executable.flatMap((process) => readProcess(process, report) ?? []);
  return { definitions: problems.length === 0 ? definitions : [], problems };
}

/**
 * A process of a file that was accepted when it was deployed. Rules that came later do not apply to it: what runs
 * goes on. Null when the file has no such process.
 */
export async function readAccepted(xml: string, processId: string): Promise<Definition | null> {
  const { root } = await parseXml(xml);
  const process = root && childrenOf(root, 'rootElements').find((each) => idOf(each) === processId);
  return process ? buildDefinition(process, processId, () => undefined) : null;
}

function isExecutable(xml: Xml): boolean {
  return isA(xml, 'bpmn:Process') && xml['isExecutable'] === true;
}

function readProcess(process: Xml, report: Report): Definition | null {
  const id = idOf(process);
  if (id === null) {
    report({ rule: 'element/id', element: null, message: 'A process has no id.', remedy: 'Give it an id.' });
    return null;
  }
  const definition = buildDefinition(process, id, report);
  for (const problem of checkDefinition(definition)) report(problem);
  return definition;
}

function nothingToRun(file: string): Problem {
  return {
    rule: 'file/no-executable-process',
    element: null,
    message: `${file} contains no executable process.`,
    remedy: 'Set isExecutable="true" on the process that is to be run.',
  };
}
