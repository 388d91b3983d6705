import type { Collection } from '../ports.ts';

/** What was deployed. */
export const deployedCollections: readonly Collection[] = [
  {
    name: 'processDefinitions',
    key: 'processDefinitionKey',
    fields: {
      processDefinitionKey: 'key',
      processDefinitionId: 'text',
      name: 'text',
      version: 'integer',
      versionTag: 'text',
      resourceName: 'text',
      resourceKey: 'key',
      digest: 'text',
      deploymentKey: 'key',
      tenantId: 'text',
      isLatestVersion: 'boolean',
      hasStartForm: 'boolean',
      startFormId: 'text',
      hasNoneStart: 'boolean', // may be called, or started without an event
      state: 'text', // ACTIVE | DELETED: nothing new may use it, ended instances still show it
      deployedAt: 'time',
      deployedBy: 'text',
    },
    indexes: [['processDefinitionId', 'tenantId', 'version'], ['resourceName'], ['deploymentKey']],
  },
  {
    // The deployed files themselves: BPMN XML and form JSON as text.
    name: 'resources',
    key: 'resourceKey',
    fields: {
      resourceKey: 'key',
      resourceName: 'text',
      content: 'json',
      digest: 'text',
      deploymentKey: 'key',
      tenantId: 'text',
    },
    indexes: [],
  },
  {
    name: 'forms',
    key: 'formKey',
    fields: {
      formKey: 'key',
      formId: 'text',
      version: 'integer',
      versionTag: 'text',
      resourceName: 'text',
      digest: 'text',
      schema: 'json',
      deploymentKey: 'key',
      tenantId: 'text',
      isLatestVersion: 'boolean',
      state: 'text', // as of a process definition; null: active
    },
    indexes: [['formId', 'tenantId', 'version'], ['deploymentKey']],
  },
];
