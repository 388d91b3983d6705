import type { Lookup } from '../../expressions/feel/compile/evaluation.ts';
import { EvaluationFailed } from '../../expressions/feel/evaluation-failed.ts';
import type { FeelClock } from '../../expressions/feel/feel-clock.ts';
import { FeelFunction } from '../../expressions/feel/values/function.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel/values/value.ts';
import type { Json, Variables } from '../../model/json.ts';
import type { DecisionProgram } from '../decisions.ts';
import type { DecisionResult } from '../evaluation-record.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import type { CompiledModel, Element } from './compiled-model.ts';
import { DecisionEvaluation } from './decision-evaluation.ts';
import { jsonOf } from './record.ts';
import { entriesOf, Run } from './run.ts';

/** What evaluating any element gives: the value as FEEL has it besides what the record holds. */
export interface Evaluated extends DecisionResult {
  readonly value: FeelValue;
  readonly warnings: readonly string[];
}

export class Program implements DecisionProgram {
  readonly compiled: CompiledModel;
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly decisions: DecisionProgram['decisions'];

  constructor(compiled: CompiledModel) {
    const { id, name, namespace, decisions } = compiled.model;
    this.compiled = compiled;
    this.id = id;
    this.name = name;
    this.namespace = namespace;
    this.decisions = decisions.map((each) => ({
      id: each.id,
      name: each.label,
      versionTag: each.versionTag,
    }));
  }

  get model(): DecisionModel {
    return this.compiled.model;
  }

  evaluate(decisionId: string, variables: Variables, clock: FeelClock): DecisionResult {
    const isDecision = this.compiled.model.decisions.some(({ id }) => id === decisionId);
    const element = isDecision ? this.compiled.element(decisionId) : undefined;
    if (!element) return unknown(decisionId, `There is no decision ${decisionId}.`);
    const { output, failure, evaluated } = evaluate(element, variablesOf(variables), clock, (value) => value);
    return { output, failure, evaluated };
  }

  /**
   * Evaluates a decision, a decision service or a business knowledge model by its id or name. Inputs are JSON or FEEL
   * values by name: those of the model; of a service or a business knowledge model its parameters.
   */
  evaluateElement(idOrName: string, inputs: FeelContext, clock: FeelClock): Evaluated {
    const element = this.find(idOrName);
    if (!element) return { ...unknown(idOrName, `There is no ${idOrName}.`), value: null, warnings: [] };
    return evaluate(element, entriesOf(inputs), clock, (value, run) =>
      value instanceof FeelFunction && element.parameters
        ? run.evaluation.call.invoke(
            value,
            // As the inputs of the model are read: texts as dates where a type says so.
            element.parameters.map(({ type, given }) => type.read(given(run))),
          )
        : value,
    );
  }

  private find(idOrName: string): Element | undefined {
    const { decisions, services, knowledgeModels } = this.compiled.model;
    const all = [...decisions, ...services, ...knowledgeModels];
    const found =
      all.find(({ id }) => id === idOrName) ??
      all.find(({ label }) => label === idOrName) ??
      all.find(({ name }) => name === idOrName);
    return found && this.compiled.element(found.id);
  }
}

function evaluate(
  element: Element,
  inputs: Lookup,
  clock: FeelClock,
  finish: (value: FeelValue, run: Run) => FeelValue,
): Evaluated {
  const evaluation = new DecisionEvaluation(inputs, clock, element.id);
  const run = new Run(inputs, evaluation, {
    isRecorded: true,
    ...(element.parameters ? { lent: inputs } : {}),
  });
  const value = limited(evaluation, () => finish(element.valueIn(run), run));
  return {
    value,
    output: jsonOf(value),
    failure: evaluation.failure,
    evaluated: evaluation.evaluated,
    warnings: evaluation.warnings.map(({ message }) => message),
  };
}

function variablesOf(variables: Variables): (name: string) => Json | undefined {
  return (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
}

function limited(evaluation: DecisionEvaluation, work: () => FeelValue): FeelValue {
  try {
    return work();
  } catch (error) {
    if (error instanceof EvaluationFailed)
      return evaluation.giveUp(`The evaluation was stopped: ${error.message}.`);
    // What JavaScript throws when calls nest deeper than its stack.
    if (error instanceof RangeError)
      return evaluation.giveUp('The evaluation was stopped: it nests too deep.');
    throw error;
  }
}

function unknown(decisionId: string, message: string): DecisionResult & { readonly output: Json } {
  return { output: null, failure: { decisionId, message }, evaluated: [] };
}
