import { Router, type RequestHandler } from 'express';
import {
  startQuery,
  type ProcessStart,
  type StartableProcess,
  type StartQuery,
} from '../../../schemas/api/processes.ts';
import { principalOf } from '../../access/require-role.ts';
import type { ApiContext } from './context.ts';
import { formAnswer, type Forms } from './forms.ts';
import { queryReader, textParam } from './request-reading.ts';
import type { Startable } from './startable.ts';

const readQuery = queryReader<StartQuery>(startQuery);

/** What can be started. */
export function processRoutes({ engine }: ApiContext, startable: Startable, forms: Forms): Router {
  const list: RequestHandler = async (_request, response) => {
    const processes = await startable.list(principalOf(response));
    const answer = processes.flatMap(({ processDefinitionId, districts }): StartableProcess[] => {
      const [first] = districts;
      if (!first) return [];
      // Shown for all of them: the newest that one of the districts runs.
      const shown = districts.reduce(
        (newest, { version }) => (version.key > newest.key ? version : newest),
        first.version,
      );
      return [
        {
          processDefinitionKey: shown.key,
          processDefinitionId,
          name: shown.name,
          version: shown.version,
          versionTag: shown.versionTag,
          hasStartForm: shown.hasStartForm,
          districts: districts.map(({ district, version }) => ({
            id: district.id,
            name: district.name,
            processDefinitionKey: version.key,
            version: version.version,
          })),
        },
      ];
    });
    response.json(answer);
  };

  const start: RequestHandler = async (request, response) => {
    const { district } = readQuery(request);
    const id = textParam(request, 'processDefinitionId');
    const version = await startable.version(principalOf(response), id, district);
    const answer: ProcessStart = {
      processDefinitionKey: version.key,
      version: version.version,
      form: formAnswer(await forms.ofStart(version)),
      xml: await engine.definitionXml(version.key),
    };
    response.json(answer);
  };

  return Router().get('/processes', list).get('/processes/:processDefinitionId/start', start);
}
