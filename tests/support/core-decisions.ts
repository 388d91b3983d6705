import { createMemoryStore } from '../../engine/adapters/memory/memory-store.ts';
import type { Environment } from '../../engine/kernel/environment.ts';
import type { Key } from '../../engine/model/ids.ts';
import { DecisionDefinitions } from '../../engine/runtime/decision-definitions.ts';
import { writeDecisions } from '../../engine/runtime/decision-deployment.ts';
import { readDecisionResources } from '../../engine/runtime/decision-resources.ts';
import type { Resource } from '../../engine/runtime/engine.ts';
import { AREA_WIDE } from '../../engine/runtime/versions.ts';
import { ZONE } from './scenario-world.ts';

const NEVER_READ = createMemoryStore();
const DEPLOYMENT = '7000000000000000000' as Key;

/** Decisions that count as deployed for the pure core. */
export async function coreDecisions(files: readonly Resource[]): Promise<DecisionDefinitions> {
  const decisions = new DecisionDefinitions(NEVER_READ);
  let keys = 0n;
  const newKey = (): Key => String(7_000_000_000_000_000_000n + (keys += 1n)) as Key;
  const read = await readDecisionResources(files, decisions, AREA_WIDE, (file, [problem]) => {
    if (problem) throw new Error(`${file}: ${problem.message}`);
  });
  const origin = { deploymentKey: DEPLOYMENT, tenantId: AREA_WIDE, deployedBy: null, deployedAt: 0 };
  writeDecisions([], read, { newKey, decisions }, origin, ({ content }) => content).settle();
  return decisions;
}

export function decidedBy(
  decisions: DecisionDefinitions | undefined,
  now: number,
): Environment['evaluateDecision'] {
  return (decisionId, binding, variables) => {
    if (!decisions) return { missing: 'No decision is deployed.' };
    const seen = { tenantId: AREA_WIDE, home: AREA_WIDE, deploymentKey: DEPLOYMENT };
    const found = decisions.bound(decisionId, binding, seen);
    return 'missing' in found ? found : decisions.evaluate(found.record, variables, { now, zone: ZONE });
  };
}
