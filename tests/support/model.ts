import type { EventTrigger } from './model-trigger.ts';
import { messageElement } from './model-trigger.ts';
import { expressionElement, extensionElements, file, tag, type Attributes } from './model-xml.ts';

export { error, message, sent, terminate, timer } from './model-trigger.ts';

/** Target → source, in order: `{ total: '=price * amount' }`. */
export type Mappings = Readonly<Record<string, string>>;

export interface ElementOptions {
  readonly name?: string;
  readonly inputs?: Mappings;
  readonly outputs?: Mappings;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JobOptions extends ElementOptions {
  /** Default: the id of the element. */
  readonly type?: string;
  readonly retries?: string;
}

export interface Bound {
  readonly bindingType?: 'latest' | 'deployment' | 'versionTag';
  readonly versionTag?: string;
}

export interface UserTaskOptions extends ElementOptions {
  readonly assignee?: string;
  readonly candidateGroups?: string;
  readonly candidateUsers?: string;
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly priority?: string;
  readonly form?: { readonly formId: string } & Bound;
  readonly externalForm?: string;
}

export interface CallOptions extends ElementOptions, Bound {
  readonly propagateAllParentVariables?: boolean;
  readonly propagateAllChildVariables?: boolean;
}

interface Drawn {
  readonly kind: string;
  readonly id: string;
  readonly attributes: Attributes;
  readonly content: string;
}

interface Scope {
  readonly elements: Drawn[];
  readonly flows: { readonly source: string; readonly target: string; readonly condition: string | null }[];
  /** The default flow of each exclusive gateway. */
  readonly defaults: Map<string, string>;
}

interface Files {
  readonly rootElements: Map<string, string>;
}

/**
 * A diagram as it is drawn: each element method draws one element and the flow that leads to it from where the
 * pen stands, and leaves the pen there. `branch`, `when`, `otherwise` and `beside` draw
 * aside and come back.
 */
export class Path {
  readonly #file: Files;
  readonly #scope: Scope;
  #pen: string | null;
  #condition: string | null = null;
  #isDefault = false;

  constructor(fileParts: Files, scope: Scope, pen: string | null) {
    this.#file = fileParts;
    this.#scope = scope;
    this.#pen = pen;
  }

  startEvent(id = 'start', trigger?: EventTrigger, options: ElementOptions & { form?: string } = {}): this {
    const form = options.form === undefined ? [] : [tag('zeebe:formDefinition', { formId: options.form })];
    return this.#event('startEvent', id, {}, trigger, options, form);
  }

  endEvent(id = 'end', trigger?: EventTrigger, options: JobOptions = {}): this {
    return this.#event('endEvent', id, {}, trigger, options, jobOf(options));
  }

  throwEvent(id: string, trigger?: EventTrigger, options: JobOptions = {}): this {
    return this.#event('intermediateThrowEvent', id, {}, trigger, options, jobOf(options));
  }

  catchEvent(id: string, trigger: EventTrigger, options: ElementOptions = {}): this {
    return this.#event('intermediateCatchEvent', id, {}, trigger, options, []);
  }

  /** Draws an interrupting event on the activity where the pen stands, and what follows it; the pen stays. */
  boundaryEvent(
    id: string,
    trigger: EventTrigger,
    after?: (path: Path) => void,
    options: ElementOptions = {},
  ): this {
    return this.#boundary(id, true, trigger, after, options);
  }

  /** As `boundaryEvent`, but the activity goes on. */
  nonInterrupting(
    id: string,
    trigger: EventTrigger,
    after?: (path: Path) => void,
    options: ElementOptions = {},
  ): this {
    return this.#boundary(id, false, trigger, after, options);
  }

  task(id: string, options: ElementOptions = {}): this {
    return this.#draw('task', id, {}, options, []);
  }

  manualTask(id: string, options: ElementOptions = {}): this {
    return this.#draw('manualTask', id, {}, options, []);
  }

  userTask(id: string, options: UserTaskOptions = {}): this {
    const { assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority, form, externalForm } =
      options;
    return this.#draw('userTask', id, {}, options, [
      tag('zeebe:userTask', {}),
      ...given('zeebe:assignmentDefinition', { assignee, candidateGroups, candidateUsers }),
      ...given('zeebe:taskSchedule', { dueDate, followUpDate }),
      ...given('zeebe:priorityDefinition', { priority }),
      ...given('zeebe:formDefinition', { ...form, externalReference: externalForm }),
    ]);
  }

  serviceTask(id: string, options: JobOptions = {}): this {
    return this.#job('serviceTask', id, options);
  }

  sendTask(id: string, options: JobOptions = {}): this {
    return this.#job('sendTask', id, options);
  }

  businessRuleTask(id: string, options: JobOptions = {}): this {
    return this.#job('businessRuleTask', id, options);
  }

  /** A FEEL script, or without one work for a job worker. */
  scriptTask(id: string, script: Readonly<Record<string, string>> | null, options: JobOptions = {}): this {
    if (!script) return this.#job('scriptTask', id, options);
    const [[resultVariable, expression] = ['', '']] = Object.entries(script);
    return this.#draw('scriptTask', id, {}, options, [tag('zeebe:script', { expression, resultVariable })]);
  }

  receiveTask(id: string, name: string, correlationKey: string, options: ElementOptions = {}): this {
    const { id: messageRef, xml } = messageElement(name, correlationKey);
    this.#file.rootElements.set(messageRef, xml);
    return this.#draw('receiveTask', id, { messageRef }, options, []);
  }

  callActivity(id: string, processId: string, options: CallOptions = {}): this {
    const { propagateAllChildVariables, propagateAllParentVariables, bindingType, versionTag } = options;
    return this.#draw('callActivity', id, {}, options, [
      tag('zeebe:calledElement', {
        processId,
        propagateAllChildVariables,
        propagateAllParentVariables,
        bindingType,
        versionTag,
      }),
    ]);
  }

  subProcess(id: string, inside: (path: Path) => void, options: ElementOptions = {}): this {
    const scope = newScope();
    inside(new Path(this.#file, scope, null));
    return this.#draw('subProcess', id, {}, options, [], contentOf(scope));
  }

  exclusiveGateway(id: string): this {
    return this.#draw('exclusiveGateway', id, {}, {}, []);
  }

  parallelGateway(id: string): this {
    return this.#draw('parallelGateway', id, {}, {}, []);
  }

  eventBasedGateway(id: string): this {
    return this.#draw('eventBasedGateway', id, {}, {}, []);
  }

  /** One more flow from here. */
  branch(after: (path: Path) => void): this {
    after(new Path(this.#file, this.#scope, this.#pen));
    return this;
  }

  /** Draws something no flow leads to: another start event. */
  beside(apart: (path: Path) => void): this {
    apart(new Path(this.#file, this.#scope, null));
    return this;
  }

  /** One more flow from this exclusive gateway, under a condition. */
  when(condition: string, after: (path: Path) => void): this {
    const path = new Path(this.#file, this.#scope, this.#pen);
    path.#condition = condition;
    after(path);
    return this;
  }

  /** The default flow of this exclusive gateway. */
  otherwise(after: (path: Path) => void): this {
    const path = new Path(this.#file, this.#scope, this.#pen);
    path.#isDefault = true;
    after(path);
    return this;
  }

  /** A flow to an element drawn elsewhere, before or later; the pen goes there. */
  to(id: string): this {
    this.#flowTo(id);
    this.#pen = id;
    return this;
  }

  /** Goes on from an element drawn elsewhere. */
  at(id: string): this {
    this.#pen = id;
    return this;
  }

  #job(kind: string, id: string, options: JobOptions): this {
    return this.#draw(kind, id, {}, options, jobOf({ type: id, ...options }));
  }

  #boundary(
    id: string,
    interrupting: boolean,
    trigger: EventTrigger,
    after: ((path: Path) => void) | undefined,
    options: ElementOptions,
  ): this {
    const attachedToRef = this.#pen ?? '';
    const aside = new Path(this.#file, this.#scope, null);
    aside.#event('boundaryEvent', id, { attachedToRef, cancelActivity: interrupting }, trigger, options, []);
    after?.(aside);
    return this;
  }

  #event(
    kind: string,
    id: string,
    attributes: Attributes,
    trigger: EventTrigger | undefined,
    options: ElementOptions,
    extensions: readonly string[],
  ): this {
    if (trigger?.rootElement) this.#file.rootElements.set(trigger.rootElement.id, trigger.rootElement.xml);
    return this.#draw(kind, id, attributes, options, extensions, trigger?.definition ?? '');
  }

  #draw(
    kind: string,
    id: string,
    attributes: Attributes,
    { name, inputs = {}, outputs = {}, headers = {} }: ElementOptions,
    extensions: readonly string[],
    content = '',
  ): this {
    if (this.#pen !== null) this.#flowTo(id);
    this.#pen = id;
    const mappings = [
      ...Object.entries(inputs).map(([target, source]) => tag('zeebe:input', { source, target })),
      ...Object.entries(outputs).map(([target, source]) => tag('zeebe:output', { source, target })),
    ].join('');
    const header = Object.entries(headers).map(([key, value]) => tag('zeebe:header', { key, value }));
    const own = [
      ...extensions,
      ...(header.length > 0 ? [tag('zeebe:taskHeaders', {}, header.join(''))] : []),
      ...(mappings === '' ? [] : [tag('zeebe:ioMapping', {}, mappings)]),
    ];
    this.#scope.elements.push({
      kind,
      id,
      attributes: { name, ...attributes },
      content: extensionElements(own) + content,
    });
    return this;
  }

  #flowTo(target: string): void {
    const source = this.#pen ?? '';
    const condition = this.#condition;
    this.#scope.flows.push({ source, target, condition });
    if (this.#isDefault) this.#scope.defaults.set(source, flowIds(this.#scope).at(-1) ?? '');
    this.#condition = null;
    this.#isDefault = false;
  }
}

/** A process to draw on. `xml` is its BPMN file. */
export class ProcessModel extends Path {
  readonly id: string;
  readonly #parts: Files;
  readonly #root: Scope;
  readonly #versionTag: string | undefined;

  constructor(id: string, versionTag: string | undefined) {
    const parts: Files = { rootElements: new Map() };
    const root = newScope();
    super(parts, root, null);
    this.id = id;
    this.#parts = parts;
    this.#root = root;
    this.#versionTag = versionTag;
  }

  get xml(): string {
    const content =
      extensionElements(given('zeebe:versionTag', { value: this.#versionTag })) + contentOf(this.#root);
    const attributes = { id: this.id, name: this.id, isExecutable: true };
    return file([...this.#parts.rootElements.values(), tag('bpmn:process', attributes, content)]);
  }
}

export function process(id: string, { versionTag }: { versionTag?: string } = {}): ProcessModel {
  return new ProcessModel(id, versionTag);
}

function newScope(): Scope {
  return { elements: [], flows: [], defaults: new Map() };
}

function contentOf(scope: Scope): string {
  const elements = scope.elements.map(({ kind, id, attributes, content }) =>
    tag(`bpmn:${kind}`, { id, default: scope.defaults.get(id), ...attributes }, content),
  );
  const ids = flowIds(scope);
  const flows = scope.flows.map(({ source, target, condition }, at) =>
    tag(
      'bpmn:sequenceFlow',
      { id: ids[at], sourceRef: source, targetRef: target },
      condition === null ? '' : expressionElement('bpmn:conditionExpression', condition),
    ),
  );
  return [...elements, ...flows].join('');
}

/** `a_b`; a second flow between the same two is `a_b_2`. */
function flowIds({ flows }: Scope): readonly string[] {
  const seen = new Map<string, number>();
  return flows.map(({ source, target }) => {
    const id = `${source}_${target}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}_${count}`;
  });
}

function given(name: string, attributes: Attributes): readonly string[] {
  return Object.values(attributes).some((value) => value !== undefined) ? [tag(name, attributes)] : [];
}

function jobOf({ type, retries }: JobOptions): readonly string[] {
  return given('zeebe:taskDefinition', { type, retries });
}
