import type { Migrations } from '../migrations.ts';
import { modifyInstance } from '../modifications.ts';
import type { Parts } from '../parts.ts';
import type { Condition } from '../query.ts';
import type { BatchKinds } from './batch-kind.ts';

const active: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

type Pairs = readonly { readonly sourceElementId: string; readonly targetElementId: string }[];

/** Migrations (parameters: `targetProcessDefinitionKey`, `mappingInstructions`) and moves (`moveInstructions`) of many instances. */
export function operatingKinds(parts: Parts, migrations: Migrations): BatchKinds {
  return {
    MIGRATE_PROCESS_INSTANCE: {
      applies: active,
      run: (instance, parameters, options) => {
        const { targetProcessDefinitionKey, mappingInstructions } = parameters as unknown as {
          readonly targetProcessDefinitionKey: string;
          readonly mappingInstructions: Pairs;
        };
        return migrations.migrate(
          instance,
          { targetProcessDefinitionKey, mappings: mappingInstructions },
          options,
        );
      },
    },
    MODIFY_PROCESS_INSTANCE: {
      applies: active,
      run: (instance, parameters, options) => {
        const { moveInstructions } = parameters as unknown as { readonly moveInstructions: Pairs };
        const move = moveInstructions.map(({ sourceElementId, targetElementId }) => ({
          source: { elementId: sourceElementId },
          targetElementId,
          ancestor: 'inferred' as const,
        }));
        return modifyInstance(parts, instance, { move }, options);
      },
    },
  };
}
