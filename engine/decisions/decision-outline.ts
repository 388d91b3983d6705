import type { Boxed, DecisionTable } from './model/boxed-expression.ts';
import type { Decision, DecisionModel } from './model/decision-model.ts';

/** How a decision is made, as people are shown it: texts as they are written, types as far as they are known. */
export interface DecisionOutline {
  readonly decisionId: string;
  /** Its title, else its name. */
  readonly name: string;
  readonly question: string | null;
  readonly description: string | null;
  /** Null for other logic, and where the model leaves it open. */
  readonly table: TableOutline | null;
  /** The FEEL of a decision that is one expression. */
  readonly expression: string | null;
}

export interface TableOutline {
  readonly hitPolicy: DecisionTable['hitPolicy'];
  readonly aggregation: DecisionTable['aggregation'];
  readonly inputs: readonly {
    /** Its label, else its expression. */
    readonly label: string;
    readonly expression: string;
    readonly type: string | null;
    /** Unary tests: those of the column, else those of its type. */
    readonly allowedValues: string | null;
  }[];
  readonly outputs: readonly {
    readonly name: string | null;
    /** Its label, else its name; empty where there is neither. */
    readonly label: string;
    readonly type: string | null;
    readonly allowedValues: string | null;
    readonly defaultEntry: string | null;
  }[];
  readonly annotations: readonly string[];
  readonly rules: readonly {
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly annotations: readonly string[];
    readonly description: string | null;
  }[];
}

export function outlineOf(decision: Decision, model: DecisionModel): DecisionOutline {
  const { id, title, label, question, description, logic } = decision;
  return {
    decisionId: id,
    name: title ?? label,
    question,
    description,
    table: logic?.kind === 'decision table' ? tableOf(logic, decision, model) : null,
    expression: expressionOf(logic),
  };
}

function expressionOf(logic: Boxed | null): string | null {
  return logic?.kind === 'literal' ? logic.text : null;
}

function tableOf(table: DecisionTable, decision: Decision, model: DecisionModel): TableOutline {
  const allowedBy = (type: string | null) =>
    model.itemDefinitions.find(({ name }) => name === type)?.allowedValues ?? null;
  return {
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: table.inputs.map(({ label, expression, type, allowedValues }) => ({
      label: label ?? expression,
      expression,
      type,
      allowedValues: allowedValues ?? allowedBy(type),
    })),
    outputs: table.outputs.map(({ name, label, type, allowedValues, defaultEntry }) => ({
      name,
      label: label ?? name ?? (table.outputs.length === 1 ? (decision.title ?? decision.label) : ''),
      type,
      allowedValues: allowedValues ?? allowedBy(type),
      defaultEntry,
    })),
    annotations: table.annotations,
    rules: table.rules.map(({ inputEntries, outputEntries, annotations, description }) => ({
      inputs: inputEntries.map(({ text }) => text),
      outputs: outputEntries.map(({ text }) => text),
      annotations,
      description,
    })),
  };
}
