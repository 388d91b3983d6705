import { useQuery } from '@tanstack/react-query';
import { readDefinitions, readDefinitionXml } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import type { DeployedDefinition } from '../api/wire.ts';
import type { TemplateId } from './template-ids.ts';
import { fromTemplate, processIdOf } from './templates.ts';

/** A diagram to work on: where it comes from and what it is called. */
export interface DiagramSource {
  /** Under which its local copy is kept. */
  readonly id: string;
  readonly name: string;
  readonly resourceName: string;
  readonly xml: string;
  readonly definition: DeployedDefinition | null;
}

const fileNameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

export const useDefinitions = () =>
  useQuery({ queryKey: [liveKeys.definitions], queryFn: () => readDefinitions(false) });

/** The diagram of a deployed definition. It does not change any more, so it is read once. */
export function useDeployedDiagram(key: string | null) {
  const definitions = useDefinitions();
  const xml = useQuery({
    queryKey: ['definition-xml', key],
    queryFn: ({ signal }) => readDefinitionXml(key ?? '', signal),
    enabled: key !== null,
    staleTime: Infinity,
  });
  const definition = definitions.data?.find((each) => each.processDefinitionKey === key);
  const source: DiagramSource | null =
    definition === undefined || xml.data === undefined
      ? null
      : {
          id: definition.processDefinitionId,
          name: definition.name,
          resourceName: fileNameOf(definition.resourceName),
          xml: xml.data,
          definition,
        };
  return {
    source,
    error: definitions.error ?? xml.error,
    missing: key !== null && definitions.data !== undefined && definition === undefined,
    retry: () => void Promise.all([definitions.refetch(), xml.refetch()]),
  };
}

export const newDiagram = (template: TemplateId, name: string): DiagramSource => ({
  id: processIdOf(name),
  name,
  resourceName: `${processIdOf(name)}.bpmn`,
  xml: fromTemplate(template, name),
  definition: null,
});

const importedKey = 'patto.imported';

/** Hands an imported file over to the page that edits it, in this tab. */
export function keepImported(name: string, xml: string): void {
  sessionStorage.setItem(importedKey, JSON.stringify({ name, xml }));
}

export function importedDiagram(): DiagramSource | null {
  const stored = JSON.parse(sessionStorage.getItem(importedKey) ?? 'null') as {
    name: string;
    xml: string;
  } | null;
  if (stored === null) return null;
  return {
    id: `file.${stored.name}`,
    name: stored.name.replace(/\.(bpmn|xml)$/i, ''),
    resourceName: stored.name.endsWith('.bpmn') ? stored.name : `${stored.name}.bpmn`,
    xml: stored.xml,
    definition: null,
  };
}

/** Whether a text is a diagram at all, before an editor is opened for it. */
export function looksLikeBpmn(xml: string): boolean {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  return (
    root.localName === 'definitions' && root.namespaceURI === 'http://www.omg.org/spec/BPMN/20100524/MODEL'
  );
}
