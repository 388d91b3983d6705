import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

const root = join(dirname(fileURLToPath(import.meta.url)), '../../processes');

/** An element as bpmn-moddle reads it. */
export type Xml = Readonly<Record<string, unknown>>;

export interface Diagram {
  readonly folder: string;
  readonly file: string;
  readonly xml: string;
  readonly definitions: Xml;
  readonly warnings: readonly string[];
}

/** A DMN file. */
export interface ModelFile {
  readonly folder: string;
  readonly file: string;
  readonly xml: string;
}

export interface FormFile {
  readonly folder: string;
  readonly id: string;
  readonly text: string;
  readonly components: readonly Xml[];
}

export interface Step {
  readonly completeTask?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly expectWaitingAt?: readonly string[];
  readonly publishMessage?: { readonly name: string; readonly correlationKey: string };
}

export interface Scenario {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly process: string;
  readonly start: { readonly variables: Readonly<Record<string, unknown>> };
  readonly steps: readonly Step[];
}

export const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

export async function readDiagrams(): Promise<readonly Diagram[]> {
  const moddle = new BpmnModdle({ zeebe });
  return Promise.all(
    folders.flatMap((folder) =>
      filesIn(folder, '.bpmn').map(async (file) => {
        const xml = readFileSync(join(root, folder, file), 'utf8');
        const { rootElement, warnings } = await moddle.fromXML(xml);
        return { folder, file, xml, definitions: rootElement, warnings: warnings.map((one) => one.message) };
      }),
    ),
  );
}

export function readModels(): readonly ModelFile[] {
  return folders.flatMap((folder) =>
    filesIn(join(folder, 'decisions'), '.dmn').map((file) => ({
      folder,
      file,
      xml: readFileSync(join(root, folder, 'decisions', file), 'utf8'),
    })),
  );
}

export function readForms(): readonly FormFile[] {
  return folders.flatMap((folder) =>
    filesIn(join(folder, 'forms'), '.form').map((file) => {
      const text = readFileSync(join(root, folder, 'forms', file), 'utf8');
      const { id, components } = JSON.parse(text) as { id: string; components: Xml[] };
      if (`${id}.form` !== file) throw new Error(`${file} holds the form ${id}`);
      return { folder, id, text, components: components.flatMap(withInner) };
    }),
  );
}

export function readScenarios(): readonly Scenario[] {
  return folders.flatMap((folder) =>
    filesIn(join(folder, 'scenarios'), '.json').map((file) => ({
      ...(JSON.parse(readFileSync(join(root, folder, 'scenarios', file), 'utf8')) as Omit<Scenario, 'folder' | 'file'>),
      folder,
      file,
    })),
  );
}

/** All texts of the folder, to look for what must not be in them. */
export function readTexts(): readonly { readonly file: string; readonly text: string }[] {
  return (readdirSync(root, { recursive: true }) as string[])
    .filter((file) => /\.(bpmn|dmn|form|json|md)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder)).filter((file) => file.endsWith(ending));
}

function withInner(component: Xml): readonly Xml[] {
  const inner = component['components'];
  return [component, ...(Array.isArray(inner) ? (inner as Xml[]).flatMap(withInner) : [])];
}
