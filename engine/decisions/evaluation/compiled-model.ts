import { Scope } from '../../expressions/feel/compile/scope.ts';
import { FeelFunction } from '../../expressions/feel/values/function.ts';
import type { FeelValue } from '../../expressions/feel/values/value.ts';
import type { Problem } from '../../model/definition.ts';
import { anyItem, coerced, resultOf, type ItemType } from '../item-types/item-type.ts';
import { ItemTypes } from '../item-types/item-types.ts';
import type {
  Decision,
  DecisionModel,
  DecisionService,
  Import,
  InputData,
  KnowledgeModel,
  Reference,
} from '../model/decision-model.ts';
import { bodyOf, functionValue, parametersOf, type FunctionBody } from './boxed-functions.ts';
import { compileBoxed } from './compile-boxed.ts';
import { compileDecision, withIds } from './compile-decision.ts';
import { Compiling } from './compiling.ts';
import { dependencyOrder } from './dependency-order.ts';
import { remark, unseen } from './decision-evaluation.ts';
import type { Run } from './run.ts';
import { contextOf, slotsOf, type Source } from './source.ts';

type Report = (problem: Problem) => void;

/** An imported model and the name it is known by. */
export interface Linked {
  readonly as: Import;
  readonly model: CompiledModel;
}

/** An element others may name, with how it takes a value that is given to it instead of its own. */
export interface Element extends Source {
  readonly id: string;
  readonly item: ItemType;
  /** Of a business knowledge model or a decision service; null for what is no function. */
  readonly parameters: readonly Parameter[] | null;
}

interface Parameter {
  readonly type: ItemType;
  /** What it is when the element itself is asked for: what was given under its name. */
  readonly given: (run: Run) => FeelValue;
}

/** An element that is referred to, the import it comes by, and where it is evaluated. */
interface Resolved {
  readonly element: Element;
  readonly as: Import | null;
  readonly runOf: (run: Run) => Run;
}

/** A model whose expressions are all compiled: what each element gives in a run of it. */
export class CompiledModel {
  readonly model: DecisionModel;
  readonly types: ItemTypes;
  private readonly linked: readonly Linked[];
  private readonly compiling: Compiling;
  private readonly report: Report;
  private readonly elements = new Map<string, Element>();
  private readonly beingMade = new Set<string>();
  private readonly makers: ReadonlyMap<string, () => Element>;

  constructor(model: DecisionModel, linked: readonly Linked[], report: Report) {
    this.model = model;
    this.linked = linked;
    this.report = report;
    const imported = linked.map(({ as, model: { types } }) => [as.name, types] as const);
    this.types = new ItemTypes(model, imported, report);
    this.compiling = new Compiling(this.types, report, compileBoxed);
    this.makers = new Map<string, () => Element>([
      ...model.inputs.map((input) => [input.id, () => this.inputElement(input)] as const),
      ...model.decisions.map((decision) => [decision.id, () => this.decisionElement(decision)] as const),
      ...model.knowledgeModels.map((each) => [each.id, () => this.knowledgeElement(each)] as const),
      ...model.services.map((service) => [service.id, () => this.serviceElement(service)] as const),
    ]);
    for (const id of dependencyOrder(model)) this.element(id);
  }

  /** Undefined for an id the model does not have. */
  element(id: string): Element | undefined {
    const known = this.elements.get(id);
    if (known) return known;
    const make = this.makers.get(id);
    if (!make) return undefined;
    if (this.beingMade.has(id)) return this.later(id);
    this.beingMade.add(id);
    const made = make();
    this.elements.set(id, made);
    return made;
  }

  /** An element that is met while it is being made: of a business knowledge model that calls itself. */
  private later(id: string): Element {
    const all = [...this.model.decisions, ...this.model.knowledgeModels, ...this.model.services];
    const name = all.find((each) => each.id === id)?.name ?? '';
    return {
      id,
      name,
      type: { kind: 'any' },
      item: anyItem,
      parameters: null,
      valueIn: (run) => this.elements.get(id)?.valueIn(run) ?? null,
    };
  }

  private inputElement({ id, name, label, type }: InputData): Element {
    const item = this.types.named(type, id);
    return {
      id,
      name,
      type: item.type,
      item,
      parameters: null,
      valueIn: (run) => run.input(id, [name, label], item, type),
    };
  }

  private decisionElement(decision: Decision): Element {
    const { id, name, requires } = decision;
    const before = this.resolved(requires.decisions, id);
    const own = before.flatMap(({ element, as }) => (as ? [] : [{ id: element.id, source: element }]));
    const others = this.resolved([...requires.inputs, ...requires.knowledge], id);
    const sources = withIds(sourcesOf([...others, ...before]), own);
    const compiled = compileDecision(
      decision,
      sources,
      before.map(sourceOf),
      this.scope(sources),
      this.compiling,
    );
    const item = this.types.named(decision.type, null);
    return {
      id,
      name,
      type: compiled.type,
      item,
      parameters: null,
      valueIn: (run) => run.decision(compiled),
    };
  }

  private knowledgeElement(element: KnowledgeModel): Element {
    const { id, name, logic, label } = element;
    const declared = this.types.named(element.type, id);
    const parameters = logic ? parametersOf(logic, this.compiling) : [];
    const sources = sourcesOf(this.resolved([...element.requires.knowledge, { namespace: null, id }], id));
    const scope = this.scope(sources);
    const inner = scope.with(parameters.map((each) => ({ name: each.name, type: each.type.type })));
    const part = logic ? bodyOf(logic, inner, this.compiling, label) : this.compiling.boxed(null, inner);
    const given = resultOf(declared);
    const result = given.type.kind === 'any' ? resultOf(this.types.named(logic?.type ?? null, id)) : given;
    const body: FunctionBody = { title: label, parameters, result, slot: scope.size, code: part.code };
    return {
      id,
      name,
      item: anyItem,
      parameters: parameters.map((each) => ({
        type: each.type,
        given: (run) => run.given(each.name) ?? null,
      })),
      type: {
        kind: 'function',
        parameters: parameters.map(({ type }) => type.type),
        result: result.type.kind === 'any' ? part.type : result.type,
      },
      valueIn: (run) =>
        run.functionOf(id, () => {
          let slots: readonly FeelValue[] | undefined;
          // Filled with the first call: of two that call one another neither could be made before the other.
          return functionValue(body, run.evaluation, () => (slots ??= slotsOf(sources, run)), unseen);
        }),
    };
  }

  /** A decision service is a function of its inputs, then its input decisions (DMN 1.5 §10.4). */
  private serviceElement(service: DecisionService): Element {
    const { id, name, label } = service;
    const declared = this.types.named(service.type, id);
    const outputs = this.resolved(service.outputs, id);
    const given = this.resolved([...service.inputs, ...service.inputDecisions], id);
    const result = resultOf(declared);
    const parameters = given.map(({ element }) => ({ name: element.name, type: element.type }));
    const evaluate = (run: Run, args: readonly FeelValue[]): FeelValue => {
      const { evaluation } = run;
      const inner = run.apart();
      for (const [at, { element, runOf }] of given.entries()) {
        const value = coerced(args[at] ?? null, element.item, evaluation);
        if (value === undefined)
          return remark(evaluation, `${label}: the argument ${element.name} is not of its type.`);
        runOf(inner).preset(element.id, value);
      }
      const values = outputs.map(
        ({ element, runOf }) => [element.name, element.valueIn(runOf(inner))] as const,
      );
      const value = coerced(
        values.length === 1 ? (values[0]?.[1] ?? null) : Object.fromEntries(values),
        result,
        evaluation,
      );
      return value === undefined ? remark(evaluation, `${label}: the result is not of its type.`) : value;
    };
    const [only] = outputs;
    const known =
      only && outputs.length === 1
        ? only.element.type
        : {
            kind: 'context' as const,
            entries: Object.fromEntries(outputs.map(({ element }) => [element.name, element.type])),
          };
    return {
      id,
      name,
      item: anyItem,
      parameters: given.map(({ element, runOf }) => ({
        type: element.item,
        given: (run) => runOf(run).given(element.name) ?? null,
      })),
      type: {
        kind: 'function',
        parameters: parameters.map(({ type }) => type),
        result: result.type.kind === 'any' ? known : result.type,
      },
      valueIn: (run) =>
        run.functionOf(id, () => new FeelFunction(parameters, result.type, (args) => evaluate(run, args))),
    };
  }

  private scope(sources: readonly Source[]): Scope {
    return Scope.withTypes((name) => this.types.find(name)?.type ?? null).with(sources);
  }

  private resolved(references: readonly Reference[], from: string): readonly Resolved[] {
    return references.flatMap(({ namespace, id }): readonly Resolved[] => {
      const linked = namespace === null ? null : this.linked.find(({ as }) => as.namespace === namespace);
      if (linked === null) {
        const element = this.element(id);
        return element ? [{ element, as: null, runOf: (run: Run) => run }] : [];
      }
      const element = linked?.model.element(id);
      if (linked && element) return [{ element, as: linked.as, runOf: (run: Run) => run.of(linked.as) }];
      if (linked)
        this.report({
          rule: 'reference/unresolved',
          element: from,
          message: `${from} refers to ${id}, which the imported model ${linked.model.model.name} does not have.`,
          remedy: 'Point it at an existing element of that model.',
        });
      return [];
    });
  }
}

/** The names expressions see: elements of an import behind its name, unless it has none. */
function sourcesOf(all: readonly Resolved[]): readonly Source[] {
  const sources: Source[] = [];
  const imported = new Map<Import, Source[]>();
  for (const each of all) {
    const { as } = each;
    const source = sourceOf(each);
    if (!as || as.name === '') sources.push(source);
    else imported.set(as, [...(imported.get(as) ?? []), source]);
  }
  return [...sources, ...[...imported].map(([{ name }, entries]) => contextOf(name, entries))];
}

function sourceOf({ element, runOf }: Resolved): Source {
  return { ...element, valueIn: (run) => element.valueIn(runOf(run)) };
}
