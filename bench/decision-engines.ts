import { readDecisions } from '../engine/decisions/read-decisions.ts';
import type { Variables } from '../engine/model/json.ts';
import { dmn, type Table } from './decision-models.ts';
import { rival } from './rivals.ts';

/** One decision of a model, read beforehand; `outputs` makes of its answer what all engines have to agree on. */
export interface Prepared {
  readonly evaluate: (variables: Variables) => unknown;
  readonly outputs: (answer: never) => unknown;
}

/** Null where an engine has no way to do it. */
export type Prepare = (tables: readonly Table[]) => Promise<Prepared | null>;

const clock = { now: Date.now(), zone: 'Europe/Rome' };

/** The decision asked for: the last one. */
function asked(tables: readonly Table[]): Table {
  const last = tables.at(-1);
  if (!last) throw new Error('no decision');
  return last;
}

/** Always with the record of the inputs and of the rules that matched. */
async function patto(tables: readonly Table[]): Promise<Prepared> {
  const { program, problems } = await readDecisions(dmn(...tables));
  if (!program) throw new Error(JSON.stringify(problems));
  const { id } = asked(tables);
  return {
    evaluate: (variables) => {
      const result = program.evaluate(id, variables, clock);
      if (result.failure) throw new Error(result.failure.message);
      return result;
    },
    outputs: ({ output }: { output: unknown }) => output,
  };
}

async function dmnEval(tables: readonly Table[]): Promise<Prepared> {
  interface DmnEval {
    readonly default: {
      readonly decisionTable: {
        parseDmnXml(xml: string): Promise<object>;
        evaluateDecision(id: string, decisions: object, context: object): unknown;
      };
    };
  }
  const { decisionTable } = (await rival<DmnEval>('@hbtgmbh/dmn-eval-js')).default;
  const decisions = await decisionTable.parseDmnXml(dmn(...tables));
  const { id } = asked(tables);
  return {
    // It writes what required decisions give into what it is given.
    evaluate: (variables) => decisionTable.evaluateDecision(id, decisions, { ...variables }),
    outputs: (answer) => answer,
  };
}

interface Imicros {
  readonly default: {
    readonly Decision: new () => {
      parse(file: { xml: string }): boolean;
      evaluate(data: object): unknown;
      analyse(data: object): { result: unknown; log: readonly unknown[] };
    };
  };
}

/** `analyse` gives the log of all inputs and rules besides. */
function imicros(method: 'evaluate' | 'analyse'): Prepare {
  return async (tables) => {
    const { Decision } = (await rival<Imicros>('imicros-feel-interpreter')).default;
    const decision = new Decision();
    if (!decision.parse({ xml: dmn(...tables) })) throw new Error('imicros read nothing');
    return {
      evaluate: (variables) => decision[method]({ ...variables }),
      outputs: (answer: unknown) => {
        const outputs = method === 'analyse' ? (answer as { result: unknown }).result : answer;
        return asked(tables).hitPolicy === 'COLLECT' ? rowsOf(outputs as Columns) : outputs;
      },
    };
  };
}

type Columns = Readonly<Record<string, unknown>>;

/** Of what is collected output by output: one context for each rule. */
function rowsOf(columns: Columns): readonly unknown[] {
  const entries = Object.entries(columns).map(([name, values]) => [name, [values].flat()] as const);
  const [, first = []] = entries[0] ?? [];
  return first.map((_, row) => Object.fromEntries(entries.map(([name, values]) => [name, values[row]])));
}

/** Reads spreadsheets: it is given what it makes of them. */
async function jsFeel(tables: readonly Table[]): Promise<Prepared | null> {
  interface JsFeel {
    readonly default: () => {
      readonly decisionTable: {
        execute_decision_table(
          id: string,
          table: object,
          payload: object,
          done: (error: Error | null, results: unknown) => void,
        ): void;
      };
    };
  }
  if (tables.length > 1) return null;
  const { decisionTable } = (await rival<JsFeel>('js-feel')).default();
  const { hitPolicy, inputs, outputs, rules } = asked(tables);
  const id = `bench ${hitPolicy}`;
  const table = {
    hitPolicy: hitPolicy.charAt(0),
    inputExpressionList: inputs.map(([name]) => name),
    inputValuesList: inputs.map(() => ''),
    outputs: outputs.map(([name]) => name),
    outputValues: outputs.map(() => []),
    ruleList: rules,
    context: null,
  };
  return {
    evaluate: (variables) =>
      new Promise((resolve, reject) => {
        decisionTable.execute_decision_table(id, table, { ...variables }, (error, results) => {
          if (error) reject(error);
          else resolve(results);
        });
      }),
    outputs: (answer) => answer,
  };
}

/** Has a format of its own for tables, with cells in FEEL. */
async function dmnEngine(tables: readonly Table[]): Promise<Prepared | null> {
  interface DmnEngine {
    readonly DecisionTable: new (definition: object) => { evaluate(data: object): Promise<unknown> };
  }
  if (tables.length > 1) return null;
  const { DecisionTable } = await rival<DmnEngine>('dmn-engine');
  const { hitPolicy, inputs, outputs, rules } = asked(tables);
  const table = new DecisionTable({
    name: 'bench',
    hitPolicy: hitPolicy.charAt(0),
    conditionVars: inputs.map(([name, type]) => ({ name, type })),
    actionVars: outputs.map(([name]) => ({ name })),
    rules: rules.map((rule, row) => [row + 1, ...rule]),
  });
  return {
    // It writes a line about each evaluation: writing it is not what is measured.
    evaluate: async (variables) => {
      const { log } = console;
      console.log = () => undefined;
      try {
        return await table.evaluate(variables);
      } finally {
        console.log = log;
      }
    },
    outputs: ({ actions }: { actions: Columns }) => (hitPolicy === 'COLLECT' ? rowsOf(actions) : actions),
  };
}

export const engines = {
  patto,
  dmnEval,
  imicros: imicros('evaluate'),
  imicrosWithLog: imicros('analyse'),
  jsFeel,
  dmnEngine,
} as const;
