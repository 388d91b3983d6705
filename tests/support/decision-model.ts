import type { Resource } from '../../engine/runtime/engine.ts';
import { tag as xmlTag, textElement, type Attributes } from './model-xml.ts';

interface DecisionOptions {
  /** Ids of decisions of the file, or `namespace#id` of an imported one. */
  readonly requires?: readonly string[];
  readonly versionTag?: string;
}

interface TableOptions extends DecisionOptions {
  /** UNIQUE unless told otherwise. */
  readonly hitPolicy?: string;
  /** Label → FEEL. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
  /** The tests of the inputs, then the outputs. */
  readonly rules: readonly (readonly string[])[];
  /** The annotation of each rule. */
  readonly notes?: readonly string[];
}

interface FileOptions {
  readonly name?: string;
  readonly namespace?: string;
  /** Name → namespace. */
  readonly imports?: Readonly<Record<string, string>>;
}

/** A decision as XML: its name is its id. */
export type DrawnDecision = string;

/** A decision whose logic is one expression. */
export function literal(id: string, expression: string, options: DecisionOptions = {}): DrawnDecision {
  return decision(id, options, textIn('literalExpression', { id: `${id}_logic` }, expression));
}

export function table(id: string, options: TableOptions): DrawnDecision {
  const { hitPolicy = 'UNIQUE', inputs, outputs, rules, notes } = options;
  const width = Object.keys(inputs).length;
  const content = [
    ...Object.entries(inputs).map(([label, expression], at) =>
      tag('input', { id: `${id}_in${at}`, label }, [
        textIn('inputExpression', { id: `${id}_ex${at}` }, expression),
      ]),
    ),
    ...outputs.map((name, at) => tag('output', { id: `${id}_out${at}`, name })),
    ...(notes ? [tag('annotation', { name: 'note' })] : []),
    ...rules.map((cells, row) =>
      tag('rule', { id: `${id}_rule${row}` }, [
        ...cells.map((cell, at) =>
          textIn(at < width ? 'inputEntry' : 'outputEntry', { id: `${id}_cell${row}_${at}` }, cell),
        ),
        ...(notes ? [textIn('annotationEntry', {}, notes[row] ?? '')] : []),
      ]),
    ),
  ];
  return decision(id, options, tag('decisionTable', { id: `${id}_table`, hitPolicy }, content));
}

/** A DMN 1.3 file. */
export function decisionFile(
  id: string,
  decisions: readonly DrawnDecision[],
  { name = `${id}.dmn`, namespace = `urn:${id}`, imports = {} }: FileOptions = {},
): Resource {
  const importType = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
  const attributes = {
    xmlns: importType,
    'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
    id,
    name: id,
    namespace,
  };
  const content = tag('definitions', attributes, [
    ...Object.entries(imports).map(([as, of]) => tag('import', { name: as, namespace: of, importType })),
    ...decisions,
  ]);
  return { name, content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}` };
}

function decision(id: string, { requires = [], versionTag }: DecisionOptions, logic: string): DrawnDecision {
  const extensions =
    versionTag === undefined
      ? []
      : [tag('extensionElements', {}, [tag('zeebe:versionTag', { value: versionTag })])];
  const requirements = requires.map((required, at) =>
    tag('informationRequirement', { id: `${id}_needs${at}` }, [
      tag('requiredDecision', { href: required.includes('#') ? required : `#${required}` }),
    ]),
  );
  return tag('decision', { id, name: id }, [
    ...extensions,
    tag('variable', { id: `${id}_variable`, name: id }),
    ...requirements,
    logic,
  ]);
}

function textIn(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  return tag(name, attributes, [textElement('text', text)]);
}

function tag(name: string, attributes: Attributes, content: readonly string[] = []): string {
  return xmlTag(name, attributes, content.join(''));
}
