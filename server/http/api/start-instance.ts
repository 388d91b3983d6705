import { Router, type RequestHandler } from 'express';
import type { CreatedInstance, Variables } from '../../../engine/index.ts';
import { startInstance, type StartedInstance, type StartInstance } from '../../../schemas/api/instances.ts';
import { principalOf } from '../../access/require-role.ts';
import type { ProcessVersion } from '../../pathways/process-versions.ts';
import type { CaseKeys } from './case-keys.ts';
import type { ApiContext } from './context.ts';
import type { Forms } from './forms.ts';
import { languageOf } from './language.ts';
import { nextTasks } from './next-tasks.ts';
import { bodyReader } from './request-reading.ts';
import type { Startable } from './startable.ts';

const readStart = bodyReader<StartInstance>(startInstance);

/** Opening a case, with a name of its own, in the version its district runs. */
export function startInstanceRoutes(
  context: ApiContext,
  startable: Startable,
  forms: Forms,
  caseKeys: CaseKeys,
): Router {
  const { engine, onError } = context;

  async function create(
    version: ProcessVersion,
    districtId: string,
    entered: Variables,
    actor: string,
  ): Promise<CreatedInstance> {
    const caseKey = await caseKeys.take(version.processDefinitionId, districtId);
    try {
      const created = await engine.createInstance({
        processDefinitionKey: version.key,
        tenantId: districtId,
        businessId: caseKey,
        variables: { ...entered, businessKey: caseKey, distretto: districtId },
        actor,
      });
      // The case exists; if its reservation cannot be cleared now, `recover` will.
      await caseKeys.used(caseKey).catch(onError);
      return created;
    } catch (error) {
      await caseKeys.giveBack(caseKey).catch(onError);
      throw error;
    }
  }

  const start: RequestHandler = async (request, response) => {
    const principal = principalOf(response);
    const { processDefinitionId, districtId, values } = readStart(request);
    const version = await startable.version(principal, processDefinitionId, districtId);
    const form = await forms.ofStart(version);
    const entered = forms.accepted(form, values as Variables, {}, languageOf(request));
    const created = await create(version, districtId, entered, principal.username);
    const answer: StartedInstance = {
      processInstanceKey: created.processInstanceKey,
      businessId: created.businessId ?? '',
      nextTasks: await nextTasks(context, principal, created.processInstanceKey),
    };
    response.status(201).json(answer);
  };

  return Router().post('/instances', start);
}
