import { AREA_WIDE, type Definitions } from '../definitions.ts';
import type { Deployments } from '../deployments.ts';
import type { DefinitionCommands } from '../engine.ts';

export function definitionCommands({
  definitions,
  deployments,
  sweepSoon,
}: {
  definitions: Definitions;
  deployments: Deployments;
  sweepSoon: () => void;
}): DefinitionCommands {
  return {
    async deploy(resources, { tenantId = AREA_WIDE, actor } = {}) {
      const deployment = await deployments.deploy(resources, tenantId, actor ?? null);
      // Its start timers are in the store: the sweep fires what is due and sets the alarm for the next.
      sweepSoon();
      return deployment;
    },
    check: (resources) => deployments.check(resources),
    definitionXml: (key) => definitions.xml(key),
  };
}
