/**
 * Decision models drawn in code, as real DMN XML: `model(input('Season'), decision('Dish', table(…)))`. Ids are the
 * names with `_` for what is no letter; references are names, or `namespace#id` for an imported element.
 */
export interface ModelOptions {
  readonly version?: '1.1' | '1.2' | '1.3' | '1.4' | '1.5';
  readonly name?: string;
  readonly namespace?: string;
  readonly imports?: Readonly<Record<string, string>>;
}

const namespaces = {
  '1.1': 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  '1.2': 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  '1.3': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
};

export function model(options: ModelOptions, ...elements: readonly string[]): string {
  const uri = namespaces[options.version ?? '1.5'];
  const imports = Object.entries(options.imports ?? {}).map(
    ([name, namespace]) => `<import name="${name}" namespace="${namespace}" importType="${uri}"/>`,
  );
  const attributes = `id="model" name="${options.name ?? 'model'}" namespace="${options.namespace ?? 'urn:model'}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${uri}" xmlns:feel="http://www.omg.org/spec/FEEL/20140401" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:tns="${options.namespace ?? 'urn:model'}" ${attributes}>
${[...imports, ...elements].join('\n')}
</definitions>`;
}

export interface ItemOptions {
  readonly type?: string;
  readonly list?: boolean;
  readonly allowed?: string;
  readonly constraint?: string;
  readonly parts?: readonly string[];
  /** Of a function: its parameters with their types, and its result. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly result?: string;
  readonly component?: boolean;
}

export function item(name: string, options: ItemOptions): string {
  const tag = options.component ? 'itemComponent' : 'itemDefinition';
  return [
    `<${tag} name="${escape(name)}"${options.list ? ' isCollection="true"' : ''}>`,
    options.type ? `<typeRef>${options.type}</typeRef>` : '',
    texts('allowedValues', options.allowed),
    texts('typeConstraint', options.constraint),
    ...(options.parts ?? []),
    options.result
      ? `<functionItem outputTypeRef="${options.result}">${Object.entries(options.parameters ?? {})
          .map(([parameter, type]) => `<parameters name="${parameter}" typeRef="${type}"/>`)
          .join('')}</functionItem>`
      : '',
    `</${tag}>`,
  ].join('');
}

export const part = (name: string, type: string, options: ItemOptions = {}): string =>
  item(name, { ...options, type, component: true });

export const input = (name: string, type?: string): string =>
  `<inputData id="${idOf(name)}" name="${escape(name)}">${variable(name, type)}</inputData>`;

export interface Needs {
  readonly type?: string;
  readonly inputs?: readonly string[];
  readonly decisions?: readonly string[];
  readonly knowledge?: readonly string[];
  readonly extensions?: string;
}

export function decision(name: string, logic: string, needs: Needs = {}): string {
  const required = (tag: string, names: readonly string[] = []) =>
    names.map((each) => `<informationRequirement><${tag} href="${hrefOf(each)}"/></informationRequirement>`);
  return [
    `<decision id="${idOf(name)}" name="${escape(name)}">`,
    needs.extensions ? `<extensionElements>${needs.extensions}</extensionElements>` : '',
    variable(name, needs.type),
    ...required('requiredDecision', needs.decisions),
    ...required('requiredInput', needs.inputs),
    ...knowledge(needs.knowledge),
    logic,
    '</decision>',
  ].join('');
}

export interface Callable {
  readonly parameters?: Readonly<Record<string, string | null>>;
  readonly type?: string;
  readonly knowledge?: readonly string[];
  readonly kind?: string;
}

export function bkm(name: string, body: string, options: Callable = {}): string {
  const logic = functionXml('encapsulatedLogic', body, options);
  return `<businessKnowledgeModel id="${idOf(name)}" name="${escape(name)}">${variable(name, options.type)}${logic}${knowledge(options.knowledge).join('')}</businessKnowledgeModel>`;
}

export interface ServiceOptions {
  readonly outputs: readonly string[];
  readonly encapsulated?: readonly string[];
  readonly inputs?: readonly string[];
  readonly inputDecisions?: readonly string[];
  readonly type?: string;
}

export function service(name: string, options: ServiceOptions): string {
  const all = (tag: string, names: readonly string[] = []) =>
    names.map((each) => `<${tag} href="${hrefOf(each)}"/>`).join('');
  return `<decisionService id="${idOf(name)}" name="${escape(name)}">${variable(name, options.type)}${all('outputDecision', options.outputs)}${all('encapsulatedDecision', options.encapsulated)}${all('inputDecision', options.inputDecisions)}${all('inputData', options.inputs)}</decisionService>`;
}

const typed = (tag: string, type: string | undefined, content: string): string =>
  `<${tag}${type === undefined ? '' : ` typeRef="${type}"`}>${content}</${tag}>`;

export const literal = (text: string, type?: string): string =>
  typed('literalExpression', type, `<text>${escape(text)}</text>`);

/** An entry named '' is the result; `name: type` gives it a type. */
export function context(entries: Readonly<Record<string, string>>, type?: string): string {
  const xml = Object.entries(entries).map(([named, value]) => {
    const [name = '', of] = named.split(': ');
    return `<contextEntry>${name === '' ? '' : variable(name, of)}${value}</contextEntry>`;
  });
  return typed('context', type, xml.join(''));
}

export const list = (items: readonly string[], type?: string): string => typed('list', type, items.join(''));

export function relation(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  type?: string,
): string {
  const heads = columns.map((named) => {
    const [name = '', of] = named.split(': ');
    return `<column name="${escape(name)}"${of ? ` typeRef="${of}"` : ''}/>`;
  });
  const cells = rows.map((row) => `<row>${row.map((cell) => literal(cell)).join('')}</row>`);
  return typed('relation', type, heads.join('') + cells.join(''));
}

export function invocation(
  called: string,
  bindings: Readonly<Record<string, string>>,
  type?: string,
): string {
  const xml = Object.entries(bindings).map(
    ([name, value]) => `<binding><parameter name="${escape(name)}"/>${value}</binding>`,
  );
  return typed('invocation', type, literal(called) + xml.join(''));
}

export const fn = (body: string, options: Callable = {}): string =>
  functionXml('functionDefinition', body, options);

export const conditional = (test: string, then: string, otherwise: string, type?: string): string =>
  typed('conditional', type, `<if>${test}</if><then>${then}</then><else>${otherwise}</else>`);

export function loop(kind: 'for' | 'some' | 'every', name: string, of: string, body: string): string {
  const tag = kind === 'for' ? 'return' : 'satisfies';
  return `<${kind} iteratorVariable="${name}"><in>${of}</in><${tag}>${body}</${tag}></${kind}>`;
}

export const filter = (of: string, match: string): string =>
  `<filter><in>${of}</in><match>${match}</match></filter>`;

export interface TableOptions {
  /** Before the ids of its parts, for a second table in a model. */
  readonly prefix?: string;
  readonly hit?: string;
  readonly aggregation?: string;
  /** `expression`, or with its type `expression: type`, or with its allowed values. */
  readonly inputs: readonly (
    string | { readonly text: string; readonly type?: string; readonly allowed?: string }
  )[];
  readonly outputs: readonly (
    | string
    | {
        readonly name?: string;
        readonly type?: string;
        readonly values?: string;
        readonly otherwise?: string;
      }
  )[];
  /** The entries of inputs, then those of outputs. */
  readonly rules: readonly (readonly string[])[];
  readonly type?: string;
}

export function table(options: TableOptions): string {
  const { hit, aggregation, inputs, outputs, rules, type, prefix = '' } = options;
  const columns = inputs.map((given, at) => {
    const { text, type: of, allowed } = typeof given === 'string' ? { text: given } : given;
    return `<input id="${prefix}in${at + 1}" label="${escape(text)}"><inputExpression${of ? ` typeRef="${of}"` : ''}><text>${escape(text)}</text></inputExpression>${texts('inputValues', allowed)}</input>`;
  });
  const results = outputs.map((given, at) => {
    const { name, type: of, values, otherwise } = typeof given === 'string' ? { name: given } : given;
    return `<output id="${prefix}out${at + 1}"${name ? ` name="${escape(name)}"` : ''}${of ? ` typeRef="${of}"` : ''}>${texts('outputValues', values)}${texts('defaultOutputEntry', otherwise)}</output>`;
  });
  const rows = rules.map((entries, at) => {
    const cells = entries.map((text, column) =>
      texts(column < inputs.length ? 'inputEntry' : 'outputEntry', text, `${prefix}r${at + 1}c${column + 1}`),
    );
    return `<rule id="${prefix}r${at + 1}">${cells.join('')}</rule>`;
  });
  const attributes = `${hit ? ` hitPolicy="${hit}"` : ''}${aggregation ? ` aggregation="${aggregation}"` : ''}${type ? ` typeRef="${type}"` : ''}`;
  return `<decisionTable id="${prefix}table"${attributes}>${columns.join('')}${results.join('')}${rows.join('')}</decisionTable>`;
}

function functionXml(tag: string, body: string, { parameters = {}, kind }: Callable): string {
  const formal = Object.entries(parameters).map(
    ([name, type]) => `<formalParameter name="${escape(name)}"${type === null ? '' : ` typeRef="${type}"`}/>`,
  );
  return `<${tag}${kind ? ` kind="${kind}"` : ''}>${formal.join('')}${body}</${tag}>`;
}

function variable(name: string, type?: string): string {
  return `<variable name="${escape(name)}"${type ? ` typeRef="${type}"` : ''}/>`;
}

function knowledge(names: readonly string[] = []): readonly string[] {
  return names.map(
    (each) => `<knowledgeRequirement><requiredKnowledge href="${hrefOf(each)}"/></knowledgeRequirement>`,
  );
}

function texts(tag: string, text: string | undefined, id?: string): string {
  return text === undefined ? '' : `<${tag}${id ? ` id="${id}"` : ''}><text>${escape(text)}</text></${tag}>`;
}

function hrefOf(name: string): string {
  return name.includes('#') ? name : `#${idOf(name)}`;
}

function idOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]/gu, '_');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
