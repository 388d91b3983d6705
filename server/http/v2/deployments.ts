import type { Deployment, StoredRecord } from '../../../engine/index.ts';
import { deploymentRoutes } from '../../../schemas/v2/deployments.ts';
import { tenantId as tenantSchema } from '../../../schemas/v2/wire.ts';
import { invalidArgument } from '../problem.ts';
import { operation, type Operation, type V2 } from './call.ts';
import { readUpload, type UploadedFile } from './multipart.ts';
import { tenantOf } from './tenants.ts';
import { createCheck } from './validation.ts';

const checkTenant = createCheck(tenantSchema);

export function deploymentOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(deploymentRoutes.create, async ({ request, principal }) => {
      const { files, fields } = await readUpload(request);
      const wanted = fields['tenantId'] === '' ? undefined : fields['tenantId'];
      if (wanted !== undefined && checkTenant(wanted).length > 0) {
        throw invalidArgument(`'${wanted}' cannot be a tenantId.`, {
          errors: [{ pointer: '/tenantId', message: 'is not the id of a tenant' }],
        });
      }
      if (files.length === 0) {
        throw invalidArgument("Send at least one file in a part named 'resources', with a file name.", {
          errors: [{ pointer: '/resources', message: 'is missing' }],
        });
      }
      const resources = files.map(({ name, content }) => ({ name, content: textOf({ name, content }) }));
      const options = { tenantId: tenantOf(principal, wanted), actor: principal.username };
      return presentDeployment(await engine.deploy(resources, options));
    }),
  ];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf({ name, content }: UploadedFile): string {
  try {
    return utf8.decode(content);
  } catch {
    throw invalidArgument(`'${name}' is not UTF-8 text. Save it as UTF-8.`);
  }
}

function presentDeployment({
  deploymentKey,
  tenantId,
  processDefinitions,
  decisionDefinitions,
  decisionRequirements,
  forms,
}: Deployment): unknown {
  return {
    deploymentKey,
    tenantId,
    deployments: [
      ...processDefinitions.map((record) => ({ ...nothing, processDefinition: deployedProcess(record) })),
      ...decisionDefinitions.map((record) => ({ ...nothing, decisionDefinition: deployedDecision(record) })),
      ...decisionRequirements.map((record) => ({
        ...nothing,
        decisionRequirements: deployedRequirements(record),
      })),
      ...forms.map((record) => ({ ...nothing, form: deployedForm(record) })),
    ],
  };
}

const nothing = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
};

function deployedProcess(record: StoredRecord): unknown {
  return {
    processDefinitionId: record['processDefinitionId'],
    processDefinitionVersion: record['version'],
    processDefinitionKey: record['processDefinitionKey'],
    resourceName: record['resourceName'],
    tenantId: record['tenantId'],
  };
}

function deployedDecision(record: StoredRecord): unknown {
  return {
    decisionDefinitionId: record['decisionDefinitionId'],
    version: record['version'],
    name: record['name'],
    tenantId: record['tenantId'],
    decisionRequirementsId: record['decisionRequirementsId'],
    decisionDefinitionKey: record['decisionDefinitionKey'],
    decisionRequirementsKey: record['decisionRequirementsKey'],
  };
}

function deployedRequirements(record: StoredRecord): unknown {
  return {
    decisionRequirementsId: record['decisionRequirementsId'],
    decisionRequirementsName: record['decisionRequirementsName'],
    version: record['version'],
    resourceName: record['resourceName'],
    tenantId: record['tenantId'],
    decisionRequirementsKey: record['decisionRequirementsKey'],
  };
}

function deployedForm(record: StoredRecord): unknown {
  return {
    formId: record['formId'],
    version: record['version'],
    formKey: record['formKey'],
    resourceName: record['resourceName'],
    tenantId: record['tenantId'],
  };
}
