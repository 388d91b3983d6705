import { request, requestText } from './client.ts';
import type { DecisionOutline } from '../../../engine/browser.ts';
import type {
  CaseDecisions,
  DecisionFiles,
  DeployedDecision,
  DeployedDefinition,
  DiagramCheck,
  DiagramDeployed,
  DraftSaved,
  History,
  Inbox,
  InboxFilters,
  InboxQuery,
  InstanceDetail,
  InstanceDiagram,
  Instances,
  InstancesQuery,
  Pathway,
  PathwayChanges,
  PathwayDistrict,
  ProcessStart,
  Session,
  StartableProcess,
  StartedInstance,
  TaskCompleted,
  TaskDetail,
  Values,
} from './wire.ts';

const at = encodeURIComponent;

export const signIn = (username: string, password: string) =>
  request<Session>('POST', '/api/session', { body: { username, password } });
export const readSession = () => request<Session>('GET', '/api/session');
export const signOut = () => request<undefined>('DELETE', '/api/session');

export const readInbox = (query: InboxQuery, signal?: AbortSignal) =>
  request<Inbox>('GET', '/api/inbox', { query: { ...query }, ...(signal && { signal }) });
export const readInboxFilters = () => request<InboxFilters>('GET', '/api/inbox/filters');

export const readTask = (key: string) => request<TaskDetail>('GET', `/api/tasks/${at(key)}`);
export const claimTask = (key: string) => request<undefined>('POST', `/api/tasks/${at(key)}/claim`);
export const releaseTask = (key: string) => request<undefined>('POST', `/api/tasks/${at(key)}/release`);
export const saveDraft = (key: string, values: Values, keepalive = false) =>
  request<DraftSaved>('PUT', `/api/tasks/${at(key)}/draft`, { body: { values }, keepalive });
export const dropDraft = (key: string) => request<undefined>('DELETE', `/api/tasks/${at(key)}/draft`);
export const completeTask = (key: string, values: Values) =>
  request<TaskCompleted>('POST', `/api/tasks/${at(key)}/completion`, { body: { values } });

export const readProcesses = () => request<readonly StartableProcess[]>('GET', '/api/processes');
export const readStartPage = (processDefinitionId: string, district: string) =>
  request<ProcessStart>('GET', `/api/processes/${at(processDefinitionId)}/start`, { query: { district } });
export const startInstance = (processDefinitionId: string, districtId: string, values: Values) =>
  request<StartedInstance>('POST', '/api/instances', { body: { processDefinitionId, districtId, values } });

export const readInstances = (query: Partial<InstancesQuery>, signal?: AbortSignal) =>
  request<Instances>('GET', '/api/instances', { query: { ...query }, ...(signal && { signal }) });
export const readInstance = (key: string) => request<InstanceDetail>('GET', `/api/instances/${at(key)}`);
export const readInstanceDiagram = (key: string) =>
  request<InstanceDiagram>('GET', `/api/instances/${at(key)}/diagram`);
export const readHistory = (key: string, cursor?: string) =>
  request<History>('GET', `/api/instances/${at(key)}/history`, { query: { cursor, limit: 50 } });

export const readCaseDecisions = (key: string, cursor?: string) =>
  request<CaseDecisions>('GET', `/api/instances/${at(key)}/decisions`, { query: { cursor, limit: 50 } });
export const readCaseOutline = (key: string, decisionDefinitionKey: string) =>
  request<DecisionOutline>('GET', `/api/instances/${at(key)}/decisions/${at(decisionDefinitionKey)}`);

export const readDecisions = () => request<readonly DeployedDecision[]>('GET', '/api/decisions');
export const readDecisionFiles = (key: string) =>
  request<DecisionFiles>('GET', `/api/decisions/${at(key)}/files`);

export const readDefinitions = (latest: boolean) =>
  request<readonly DeployedDefinition[]>('GET', '/api/definitions', {
    query: { latest: latest ? true : undefined },
  });
export const readDefinitionXml = (key: string, signal?: AbortSignal) =>
  requestText(`/api/definitions/${at(key)}/xml`, signal);
export const checkDiagram = (resourceName: string, xml: string) =>
  request<DiagramCheck>('POST', '/api/definitions/check', {
    body: { resourceName, xml },
  });
export const publishDiagram = (resourceName: string, xml: string) =>
  request<DiagramDeployed>('POST', '/api/definitions', { body: { resourceName, xml } });

export const readPathways = () => request<readonly Pathway[]>('GET', '/api/pathways');
export const choosePathwayVersion = (
  processDefinitionId: string,
  districtId: string,
  processDefinitionKey: string | null,
  reason: string,
) =>
  request<PathwayDistrict>('PUT', `/api/pathways/${at(processDefinitionId)}/districts/${at(districtId)}`, {
    body: { processDefinitionKey, reason },
  });
export const readPathwayChanges = (processDefinitionId: string, district?: string, cursor?: string) =>
  request<PathwayChanges>('GET', `/api/pathways/${at(processDefinitionId)}/changes`, {
    query: { district, cursor },
  });
