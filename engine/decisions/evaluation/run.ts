import { isContext } from '../../expressions/feel/values/kind.ts';
import type { FeelFunction } from '../../expressions/feel/values/function.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel/values/value.ts';
import { coerced, type ItemType } from '../item-types/item-type.ts';
import type { Lookup } from '../../expressions/feel/compile/evaluation.ts';
import type { Import } from '../model/decision-model.ts';
import { remark, unseen, type DecisionEvaluation } from './decision-evaluation.ts';

/** A decision as a run evaluates it: once, when it is first asked for. */
export interface Evaluable {
  readonly id: string;
  readonly name: string;
  readonly evaluate: (run: Run) => FeelValue;
}

interface RunOptions {
  /** Whether what is evaluated goes into the record: not inside of a decision service that is called as a function. */
  readonly isRecorded: boolean;
  /** The run of the importing model. */
  readonly outer?: Run;
  /** What a decision service of the run finds besides its parameters: for one that is itself what is asked for. */
  readonly lent?: Lookup;
}

/** Own entries by name. */
export function entriesOf(context: FeelContext): Lookup {
  return (name) => (Object.hasOwn(context, name) ? context[name] : undefined);
}

/** Models that import one another over many ways are evaluated for each way: their number is to have an end. */
const STEPS_FOR_A_RUN = 1_000;

/**
 * What one model has been given and has found out in an evaluation. Each imported model has a run of its own, which
 * finds its inputs under the name of the import (`loans.Applicant` is `{"loans": {"Applicant": …}}`), or where it has
 * none there among those of the importing model.
 */
export class Run {
  readonly evaluation: DecisionEvaluation;
  readonly isRecorded: boolean;
  private readonly inputs: Lookup;
  private readonly outer: Run | null;
  private readonly lent: Lookup;
  private readonly values = new Map<string, FeelValue>();
  private readonly imported = new Map<Import, Run>();

  constructor(inputs: Lookup, evaluation: DecisionEvaluation, options: RunOptions) {
    this.inputs = inputs;
    this.evaluation = evaluation;
    this.isRecorded = options.isRecorded;
    this.outer = options.outer ?? null;
    this.lent = options.lent ?? unseen;
  }

  /** Sets what needs not be evaluated: an input or a decision, by its id. */
  preset(id: string, value: FeelValue): void {
    this.values.set(id, value);
  }

  /** `names`: that of its variable, and its own. */
  input(id: string, names: readonly [string, string], type: ItemType, typeName: string | null): FeelValue {
    const known = this.values.get(id);
    if (known !== undefined) return known;
    const given = this.given(names[0]) ?? this.given(names[1]) ?? null;
    const fitting = coerced(type.read(given), type, this.evaluation);
    const value =
      fitting === undefined
        ? remark(this.evaluation, `The input ${names[0]} is not a ${typeName ?? ''}.`)
        : fitting;
    this.values.set(id, value);
    return value;
  }

  /** R1: what is asked for while it is being evaluated is null: a model whose decisions need one another ends too. */
  decision(decision: Evaluable): FeelValue {
    const known = this.values.get(decision.id);
    if (known !== undefined) return known;
    this.values.set(decision.id, null);
    const value = decision.evaluate(this);
    this.values.set(decision.id, value);
    return value;
  }

  /** A function of the model, which is the same one wherever it is named. */
  functionOf(id: string, make: () => FeelFunction): FeelValue {
    const known = this.values.get(id);
    if (known !== undefined) return known;
    const made = make();
    this.values.set(id, made);
    return made;
  }

  /** What was given under a name, undefined for nothing. */
  readonly given: Lookup = (name) => this.inputs(name) ?? this.outer?.given(name);

  /** The run of an imported model. */
  of(imported: Import): Run {
    const known = this.imported.get(imported);
    if (known) return known;
    this.evaluation.spend(STEPS_FOR_A_RUN);
    const inputs = imported.name === '' ? null : (this.given(imported.name) ?? null);
    const run = new Run(isContext(inputs) ? entriesOf(inputs) : unseen, this.evaluation, {
      isRecorded: this.isRecorded,
      outer: this,
    });
    this.imported.set(imported, run);
    return run;
  }

  /** A run of the same model that knows only what it is given: of a decision service. */
  apart(): Run {
    return new Run(this.lent, this.evaluation, { isRecorded: false });
  }
}
