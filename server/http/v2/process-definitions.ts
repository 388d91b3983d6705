import {
  processDefinitionRoutes as routes,
  processDefinitions,
} from '../../../schemas/v2/process-definitions.ts';
import { wholeArea } from '../../access/principal.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { findForm, presentForm } from './forms.ts';
import { textOf } from './present.ts';
import { getOperation, searchOperation } from './search.ts';
import { recordOf } from './tenants.ts';

export function processDefinitionOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, processDefinitions),
    getOperation(engine, routes.get, processDefinitions),

    operation(routes.xml, async ({ params, principal }) => {
      await recordOf(engine, processDefinitions, params.processDefinitionKey, principal);
      return engine.definitionXml(params.processDefinitionKey);
    }),

    operation(routes.form, async ({ params, principal }) => {
      const record = await recordOf(engine, processDefinitions, params.processDefinitionKey, principal);
      const formId = record['startFormId'];
      if (typeof formId !== 'string') return null;
      return presentForm(engine, await findForm(engine, formId, [textOf(record, 'tenantId'), wholeArea]));
    }),
  ];
}
