import type { FeelClock } from '../../engine/expressions/feel/feel-clock.ts';
import type { FeelContext } from '../../engine/expressions/feel/values/value.ts';
import type { Json } from '../../engine/model/json.ts';
import type { DecisionProgram } from '../../engine/decisions/decisions.ts';
import type { Evaluated, Program } from '../../engine/decisions/evaluation/program.ts';
import { openDecisions } from '../../engine/decisions/read-decisions.ts';
import { decision, model, type Needs } from '../support/decision-xml.ts';

export const clock: FeelClock = { now: Date.UTC(2026, 0, 31, 12), zone: 'Europe/Rome' };

/** A model without a fault. */
export async function opened(xml: string, imported: readonly DecisionProgram[] = []): Promise<Program> {
  const { program, problems } = await openDecisions(xml, imported);
  if (!program || problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
  return program;
}

export async function evaluated(xml: string, name: string, inputs: FeelContext = {}): Promise<Evaluated> {
  return (await opened(xml)).evaluateElement(name, inputs, clock);
}

/** The value of a decision whose model has nothing else but what `around` adds. */
export async function valueOf(
  logic: string,
  {
    inputs = {},
    around = [],
    needs = {},
  }: { inputs?: FeelContext; around?: readonly string[]; needs?: Needs } = {},
): Promise<Json> {
  return (await evaluated(model({}, ...around, decision('Answer', logic, needs)), 'Answer', inputs)).output;
}
