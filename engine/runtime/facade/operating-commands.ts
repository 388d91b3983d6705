import type { Key } from '../../model/ids.ts';
import { EngineRejection } from '../engine.ts';
import { textOf } from '../fields.ts';
import type { Migrations } from '../migrations.ts';
import { modifyInstance } from '../modifications.ts';
import type { OperatingCommands } from '../operating.ts';
import type { Parts } from '../parts.ts';

export function operatingCommands({
  store,
  instances,
  migrations,
}: Parts & { migrations: Migrations }): OperatingCommands {
  /** Called instances are suspended and resumed with the one that called them. */
  async function requireRoot(key: string, what: string): Promise<Key> {
    const record = await store.find('processInstances', key);
    if (record?.['state'] === 'ACTIVE' && record['parentProcessInstanceKey'] !== null)
      throw new EngineRejection(
        'INVALID_STATE',
        `Process instance ${key} was called by another one: ${what} its root instance ${textOf(record, 'rootProcessInstanceKey')} instead.`,
      );
    return key as Key;
  }

  return {
    modifyInstance: (key, modification, { actor } = {}) =>
      modifyInstance({ store, instances }, key as Key, modification, { actor }),
    migrateInstance: (key, plan, { actor } = {}) => migrations.migrate(key as Key, plan, { actor }),
    checkMigration: (key, plan) => migrations.check(key as Key, plan),
    proposeMigration: (sourceKey, targetKey) => migrations.propose(sourceKey, targetKey),

    async suspendInstance(key, { actor } = {}) {
      await instances.execute(await requireRoot(key, 'suspend'), { type: 'Suspend' }, { actor });
    },

    async resumeInstance(key, { actor } = {}) {
      await instances.execute(await requireRoot(key, 'resume'), { type: 'Resume' }, { actor });
    },
  };
}
