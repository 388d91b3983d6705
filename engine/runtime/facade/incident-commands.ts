import type { Key } from '../../model/ids.ts';
import { EngineRejection, type IncidentCommands } from '../engine.ts';
import { keyOf } from '../fields.ts';
import type { Parts } from '../parts.ts';

export function incidentCommands({ store, instances }: Parts): IncidentCommands {
  return {
    async resolveIncident(key, { actor } = {}) {
      const record = await store.find('incidents', key);
      if (record?.['state'] !== 'ACTIVE')
        throw new EngineRejection(
          'NOT_FOUND',
          `Expected to find an active incident with key '${key}', but there is none.`,
        );
      const instance = keyOf(record, 'processInstanceKey');
      const element = keyOf(record, 'elementInstanceKey');
      await instances.execute(
        instance,
        { type: 'ResolveIncident', element, incident: key as Key },
        { actor },
      );
    },
  };
}
