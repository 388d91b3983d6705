import type { Problem } from '../../model/definition.ts';
import type { Xml } from '../../reader/xml.ts';
import { childrenOf, textOf } from '../../reader/xml.ts';
import { isFeel } from './namespaces.ts';

export type Report = (problem: Problem) => void;

/** What every part of the reader knows about the file it reads. */
export interface Reading {
  readonly report: Report;
  /** The namespace of the model. */
  readonly namespace: string;
  /** Of the prefixes the file declares. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** The name of the import of each imported namespace. */
  readonly importNames: ReadonlyMap<string, string>;
}

export function readingOf(root: Xml, report: Report): Reading {
  const attributes = Object.entries((root['$attrs'] ?? {}) as Readonly<Record<string, string>>);
  return {
    report,
    namespace: textOf(root, 'namespace') ?? '',
    namespaces: new Map(
      attributes.flatMap(([name, value]) =>
        name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value] as const] : [],
      ),
    ),
    importNames: new Map(
      childrenOf(root, 'import').map((each) => [textOf(each, 'namespace') ?? '', textOf(each, 'name') ?? '']),
    ),
  };
}

/**
 * The name of a type as `typeRef` gives it: since DMN 1.2 plain (`tLoan`, `types.tLoan`), before a qualified name
 * (`feel:string`, `tns:tLoan`).
 */
export function typeNameOf(xml: Xml, { namespace, namespaces, importNames }: Reading): string | null {
  const text = textOf(xml, 'typeRef')?.trim() ?? null;
  const [, prefix = '', local = ''] = /^([^:]+):(.+)$/.exec(text ?? '') ?? [];
  const uri = namespaces.get(prefix);
  if (text === null || uri === undefined) return text;
  if (isFeel(uri) || uri === namespace) return local;
  const imported = importNames.get(uri);
  return imported ? `${imported}.${local}` : local;
}
