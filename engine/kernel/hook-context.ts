import { Incident, type Binding } from '../elements/element.ts';
import type { Definition, Expression, Node, Trigger } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { ElementInstance, IncidentType } from '../state/instance-state.ts';
import type { TimerRules, TriggerContext } from '../triggers/trigger.ts';
import { decideFor } from './decisions.ts';
import type { Run } from './run.ts';
import { lookUp } from './variables.ts';

/** What a hook sees of the running instance; evaluates in the element's scope and turns failures into incidents. */
export class ElementContext implements TriggerContext<unknown> {
  readonly node: Node;
  readonly element: ElementInstance;
  readonly trigger: unknown;
  private readonly run: Run;
  private readonly names: Readonly<Record<string, Json>>;
  /** What the last evaluation warned of. */
  private warnings: readonly string[] = [];

  constructor(
    run: Run,
    node: Node,
    element: ElementInstance,
    trigger: Trigger | null = node.trigger,
    names: Readonly<Record<string, Json>> = {},
  ) {
    this.run = run;
    this.node = node;
    this.element = element;
    this.trigger = trigger?.attrs;
    this.names = names;
  }

  /** The same with further names, which hide variables. */
  with(names: Readonly<Record<string, Json>>): ElementContext {
    return new ElementContext(this.run, this.node, this.element, this.node.trigger, names);
  }

  get definition(): Definition {
    return this.run.definition;
  }

  get now(): number {
    return this.run.env.now;
  }

  get timers(): TimerRules {
    return this.run.env.timers;
  }

  evaluate(expression: Expression, property: string, errorType: IncidentType = 'EXTRACT_VALUE_ERROR'): Json {
    if (expression.language === 'literal') return expression.value;
    const result = this.run.env.evaluate(expression.source, (name) => this.lookUp(name));
    this.warnings = result.ok ? (result.warnings ?? []) : [];
    if (result.ok) return result.value;
    throw new Incident(
      errorType,
      `Expected to evaluate the ${property} of ${this.node.id}, '${expression.source}': ${result.message}`,
    );
  }

  /** BPMN 2.0 §10.7: the lane is known by its name, unless a variable is called so. */
  private lookUp(name: string): Json | undefined {
    if (Object.hasOwn(this.names, name)) return this.names[name];
    const value = lookUp(this.run, this.element.key, name);
    return value === undefined && name === 'lane' ? (this.node.lane ?? undefined) : value;
  }

  script(source: string): Json {
    const result = this.run.env.runScript(source, (name) => this.lookUp(name));
    if (result.ok) return result.value;
    throw new Incident('EXTRACT_VALUE_ERROR', `The script of ${this.node.id} failed: ${result.message}`);
  }

  text(expression: Expression, property: string): string {
    const value = this.evaluate(expression, property);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    return this.mismatch(expression, property, 'a string', value);
  }

  texts(expression: Expression, property: string): readonly string[] {
    const value = this.evaluate(expression, property);
    if (value === null) return [];
    if (typeof value === 'string')
      return value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    return this.mismatch(expression, property, 'a list of strings', value);
  }

  integer(expression: Expression, property: string): number {
    const value = this.evaluate(expression, property);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    return this.mismatch(expression, property, 'a whole number', value);
  }

  time(expression: Expression, property: string): number | null {
    const value = this.evaluate(expression, property);
    if (value === null || value === '') return null;
    const time = typeof value === 'string' ? this.run.env.parseTime(value) : null;
    return time ?? this.mismatch(expression, property, 'an ISO 8601 date-time', value);
  }

  boolean(expression: Expression, property: string, errorType: IncidentType): boolean {
    const value = this.evaluate(expression, property, errorType);
    if (typeof value === 'boolean') return value;
    return this.mismatch(expression, property, 'true or false', value, errorType);
  }

  decide(decisionId: string, binding: Binding): Json {
    return decideFor(this.run, this.element, decisionId, binding);
  }

  findProcess(processId: string, binding: Binding): Key | null {
    return this.run.env.findProcess(processId, binding);
  }

  findForm(formId: string, binding: Binding): Key | null {
    return this.run.env.findForm(formId, binding);
  }

  /**
   * The value itself stays out of the message: it may be personal data, and messages are logged. What FEEL warned of
   * says why and where.
   */
  private mismatch(
    expression: Expression,
    property: string,
    expected: string,
    value: Json,
    errorType: IncidentType = 'EXTRACT_VALUE_ERROR',
  ): never {
    const source = expression.language === 'feel' ? `'=${expression.source}'` : 'the text';
    const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    const [first] = this.warnings;
    const reason = first === undefined ? '' : `: ${first}`;
    throw new Incident(
      errorType,
      `Expected the ${property} of ${this.node.id} to be ${expected}, but ${source} gave ${found}${reason}.`,
    );
  }
}
