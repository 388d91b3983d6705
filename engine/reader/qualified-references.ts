import type { ModdleWarning } from 'bpmn-moddle';
import type { Xml } from '../elements/source.ts';

type Settable = Xml & {
  readonly set: (property: string, value: unknown) => void;
  readonly get: (property: string) => unknown;
  readonly $descriptor: {
    readonly propertiesByName: Readonly<Record<string, { readonly isMany?: boolean } | undefined>>;
  };
};

/**
 * References in BPMN are qualified names (formal/2011-01-03, §8.1): `tns:Task_1` is `Task_1` of this file where `tns` is
 * the prefix of its target namespace. bpmn-moddle looks for the text as it stands; what it did not find is looked up
 * here without its prefix. Gives the warnings that remain.
 */
export function resolveQualified(
  root: Xml,
  elementsById: Readonly<Record<string, Xml>>,
  warnings: readonly ModdleWarning[],
): readonly ModdleWarning[] {
  const own = ownPrefixes(root);
  return warnings.filter(({ element, property, value }) => {
    if (!element || property === undefined || value === undefined) return true;
    const [prefix = '', local] = value.split(':');
    const target = local !== undefined && own.has(prefix) ? elementsById[local] : undefined;
    if (!target) return true;
    refer(element as Settable, property, target);
    return false;
  });
}

function ownPrefixes(root: Xml): ReadonlySet<string> {
  const attributes = root['$attrs'] as Readonly<Record<string, string>> | undefined;
  const namespace = root['targetNamespace'];
  return new Set(
    Object.entries(attributes ?? {})
      .filter(([name, value]) => name.startsWith('xmlns:') && value === namespace)
      .map(([name]) => name.slice('xmlns:'.length)),
  );
}

function refer(element: Settable, property: string, target: Xml): void {
  if (element.$descriptor.propertiesByName[property]?.isMany)
    (element.get(property) as unknown[]).push(target);
  else element.set(property, target);
}
