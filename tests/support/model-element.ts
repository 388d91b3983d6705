import { dataElements, type DataHolder, type DataOptions } from './model-data.ts';
import type { Loop } from './model-loop.ts';
import { extensionElements, givenTag, tag, textElement, type Attributes } from './model-xml.ts';

/** Target → source, in order: `{ total: '=price * amount' }`. */
export type Mappings = Readonly<Record<string, string>>;

/** `zeebe:properties`, what tools know about an element. */
export type Properties = Readonly<Record<string, string>>;

export interface Listener<On extends string = string> {
  readonly on: On;
  readonly type: string;
  readonly retries?: string;
}

export interface ElementOptions extends DataOptions {
  readonly name?: string;
  readonly documentation?: string;
  readonly inputs?: Mappings;
  readonly outputs?: Mappings;
  readonly headers?: Readonly<Record<string, string>>;
  readonly properties?: Properties;
  readonly executionListeners?: readonly Listener<'start' | 'end'>[];
  /** XML inside the element, for what has no option. */
  readonly raw?: string;
}

export interface ActivityOptions extends ElementOptions {
  readonly loop?: Loop;
  /** Tokens it takes to begin. */
  readonly startQuantity?: number;
  /** Tokens it leaves with. */
  readonly completionQuantity?: number;
  readonly isForCompensation?: boolean;
}

export interface JobOptions extends ActivityOptions {
  /** Default on tasks: the id of the element; null: none at all, as in plain BPMN. */
  readonly type?: string | null;
  readonly retries?: string;
}

export interface Bound {
  readonly bindingType?: 'latest' | 'deployment' | 'versionTag';
  readonly versionTag?: string;
}

/** An element as it will stand in the file; how flows leave it is known only at the end. */
export interface Drawn {
  readonly kind: string;
  readonly id: string;
  readonly attributes: Attributes;
  readonly content: string;
}

export interface Drawing {
  readonly kind: string;
  readonly id: string;
  readonly options: ActivityOptions;
  readonly attributes?: Attributes;
  readonly extensions?: readonly string[];
  readonly holder?: DataHolder;
  /** What only elements of this kind hold. */
  readonly content?: string;
}

/** The children in the order of the BPMN schema. */
export function drawn({ kind, id, options, holder = 'activity', ...own }: Drawing): Drawn {
  const { name, startQuantity, completionQuantity, isForCompensation } = options;
  return {
    kind,
    id,
    attributes: { name, startQuantity, completionQuantity, isForCompensation, ...own.attributes },
    content: [
      textElement('bpmn:documentation', options.documentation),
      extensionElements([...(own.extensions ?? []), ...extensionsOf(options)]),
      dataElements(id, holder, options),
      options.loop?.xmlOn(id) ?? '',
      own.content ?? '',
      options.raw ?? '',
    ].join(''),
  };
}

export function jobOf({ type, retries }: JobOptions): readonly string[] {
  return type === null ? [] : givenTag('zeebe:taskDefinition', { type, retries });
}

export function propertiesElement(properties: Properties = {}): readonly string[] {
  return holding('zeebe:properties', entries('zeebe:property', properties, 'name', 'value'));
}

export function listenersElement(
  kind: 'execution' | 'task',
  listeners: readonly Listener[] = [],
): readonly string[] {
  return holding(
    `zeebe:${kind}Listeners`,
    listeners.map(({ on, type, retries }) => tag(`zeebe:${kind}Listener`, { eventType: on, type, retries })),
  );
}

function extensionsOf(options: ElementOptions): readonly string[] {
  return [
    ...holding('zeebe:taskHeaders', entries('zeebe:header', options.headers, 'key', 'value')),
    ...holding('zeebe:ioMapping', [
      ...entries('zeebe:input', options.inputs, 'target', 'source'),
      ...entries('zeebe:output', options.outputs, 'target', 'source'),
    ]),
    ...propertiesElement(options.properties),
    ...listenersElement('execution', options.executionListeners),
  ];
}

function entries(name: string, of: Mappings = {}, key: string, value: string): readonly string[] {
  return Object.entries(of).map(([left, right]) => tag(name, { [key]: left, [value]: right }));
}

function holding(name: string, content: readonly string[]): readonly string[] {
  return content.length === 0 ? [] : [tag(name, {}, content.join(''))];
}
