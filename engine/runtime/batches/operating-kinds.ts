import type { Json } from '../../model/json.ts';
import type { Migrations } from '../migrations.ts';
import { modifyInstance } from '../modifications.ts';
import type { MigrationPlan, ModifyInstance } from '../operating.ts';
import type { Parts } from '../parts.ts';
import type { Condition } from '../query.ts';
import type { BatchKinds } from './batch-kind.ts';

const active: Condition = { op: 'eq', field: 'state', value: 'ACTIVE' };

/** Migrations (parameters: a `MigrationPlan`) and modifications (a `ModifyInstance`) of many instances. */
export function operatingKinds(parts: Parts, migrations: Migrations): BatchKinds {
  const read = <T>(parameters: Json): T => parameters as unknown as T;
  return {
    MIGRATE_PROCESS_INSTANCE: {
      applies: active,
      run: (instance, parameters, options) =>
        migrations.migrate(instance, read<MigrationPlan>(parameters), options),
    },
    MODIFY_PROCESS_INSTANCE: {
      applies: active,
      run: (instance, parameters, options) =>
        modifyInstance(parts, instance, read<ModifyInstance>(parameters), options),
    },
  };
}
