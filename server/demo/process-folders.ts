import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Resource } from '../../engine/index.ts';

/** The files of one pathway, deployed together: its diagrams find their forms and decisions by deployment. */
export interface ProcessFolder {
  readonly name: string;
  readonly resources: readonly Resource[];
}

/** The folders below `processes/`, those others call before those that call them. */
export async function readProcessFolders(root: string): Promise<readonly ProcessFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const folders = await Promise.all(names.map((name) => readFolder(root, name)));
  return calledFirst(folders.filter(({ resources }) => resources.length > 0));
}

async function readFolder(root: string, name: string): Promise<ProcessFolder> {
  const files = (await readdir(join(root, name), { recursive: true })).filter((file) =>
    ['.bpmn', '.dmn', '.form'].includes(extname(file)),
  );
  const resources = await Promise.all(
    files.sort().map(async (file): Promise<Resource> => ({
      name: basename(file),
      content: await readFile(join(root, name, file), 'utf8'),
    })),
  );
  return { name, resources };
}

function calledFirst(folders: readonly ProcessFolder[]): readonly ProcessFolder[] {
  const ordered: ProcessFolder[] = [];
  const visited = new Set<ProcessFolder>();
  const visit = (folder: ProcessFolder): void => {
    // Folders that call each other in a circle come in the order of their names.
    if (visited.has(folder)) return;
    visited.add(folder);
    const called = all(folder, /<[\w-]+:calledElement\b[^>]*\bprocessId="([^"]+)"/g);
    for (const other of folders) {
      if (all(other, /<[\w-]+:process\b[^>]*\bid="([^"]+)"/g).some((id) => called.includes(id))) visit(other);
    }
    ordered.push(folder);
  };
  folders.forEach(visit);
  return ordered;
}

/** The candidate groups that the diagrams name outright. */
export function groupsNamedIn(folders: readonly ProcessFolder[]): readonly string[] {
  const lists = folders.flatMap((folder) => all(folder, /\bcandidateGroups="([^"=][^"]*)"/g));
  return [...new Set(lists.flatMap((list) => list.split(',').map((group) => group.trim())))].sort();
}

function all({ resources }: ProcessFolder, pattern: RegExp): readonly string[] {
  return resources.flatMap(({ content }) => [...content.matchAll(pattern)].map(([, found]) => found ?? ''));
}
