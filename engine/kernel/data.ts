import type { Key } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { Run } from './run.ts';
import { writeLocal } from './variables.ts';

/** BPMN 2.0 §10.3.1: data objects and properties live as long as their scope; they are null until something sets them. */
export function declareVariables(run: Run, scope: Key, names: readonly string[]): void {
  const { variables } = run.element(scope);
  const missing: Record<string, Json> = {};
  for (const name of names) if (!Object.hasOwn(variables, name)) missing[name] = null;
  writeLocal(run, scope, missing);
}
