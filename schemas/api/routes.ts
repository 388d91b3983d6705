import { caseDecisions, caseDecisionsQuery } from './case-decisions.ts';
import { decisionFiles, decisionOutline, deployedDecisions } from './decisions.ts';
import {
  definitionsQuery,
  deployedDefinitions,
  deployedForms,
  diagram,
  diagramCheck,
  diagramDeployed,
} from './designer.ts';
import { history, historyQuery } from './history.ts';
import { inbox, inboxFilters, inboxQuery } from './inbox.ts';
import {
  instanceDetail,
  instanceDiagram,
  instances,
  instancesQuery,
  startedInstance,
  startInstance,
} from './instances.ts';
import { migrationCheck, migrationPlan, migrationProposal, proposalQuery } from './operating.ts';
import { pathwayChanges, pathwayChangesQuery, pathwayChoice, pathwayDistrict, pathways } from './pathways.ts';
import { processStart, startableProcesses, startQuery } from './processes.ts';
import { credentials, session } from './session.ts';
import { draftSaved, formValues, taskCompleted, taskDetail } from './tasks.ts';

/** One operation of `/api`, as the OpenAPI document shows it. Paths have OpenAPI's `{parameter}` form. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly query?: object;
  readonly request?: object;
  readonly status: number;
  /** A JSON Schema; absent: no content, or `contentType`. */
  readonly response?: object;
  readonly contentType?: string;
}

export const apiRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/api/session',
    summary: 'Sign in',
    request: credentials,
    status: 200,
    response: session,
  },
  { method: 'get', path: '/api/session', summary: 'Who is signed in', status: 200, response: session },
  { method: 'delete', path: '/api/session', summary: 'Sign out', status: 204 },

  {
    method: 'get',
    path: '/api/inbox',
    summary: 'Open tasks of the user',
    query: inboxQuery,
    status: 200,
    response: inbox,
  },
  {
    method: 'get',
    path: '/api/inbox/filters',
    summary: 'Processes and districts the open tasks belong to',
    status: 200,
    response: inboxFilters,
  },

  {
    method: 'get',
    path: '/api/tasks/{userTaskKey}',
    summary: 'A task, its form and its values',
    status: 200,
    response: taskDetail,
  },
  { method: 'post', path: '/api/tasks/{userTaskKey}/claim', summary: 'Take a task', status: 204 },
  {
    method: 'post',
    path: '/api/tasks/{userTaskKey}/release',
    summary: 'Give a task back to its group',
    status: 204,
  },
  {
    method: 'put',
    path: '/api/tasks/{userTaskKey}/draft',
    summary: 'Save a draft',
    request: formValues,
    status: 200,
    response: draftSaved,
  },
  { method: 'delete', path: '/api/tasks/{userTaskKey}/draft', summary: 'Throw a draft away', status: 204 },
  {
    method: 'post',
    path: '/api/tasks/{userTaskKey}/completion',
    summary: 'Complete a task',
    request: formValues,
    status: 200,
    response: taskCompleted,
  },

  {
    method: 'get',
    path: '/api/processes',
    summary: 'Processes the user may start',
    status: 200,
    response: startableProcesses,
  },
  {
    method: 'get',
    path: '/api/processes/{processDefinitionId}/start',
    summary: 'The version a district runs, with its start form',
    query: startQuery,
    status: 200,
    response: processStart,
  },

  {
    method: 'post',
    path: '/api/instances',
    summary: 'Start a process',
    request: startInstance,
    status: 201,
    response: startedInstance,
  },
  {
    method: 'get',
    path: '/api/instances',
    summary: 'Cases of the user’s districts',
    query: instancesQuery,
    status: 200,
    response: instances,
  },
  {
    method: 'get',
    path: '/api/instances/{processInstanceKey}',
    summary: 'A case',
    status: 200,
    response: instanceDetail,
  },
  {
    method: 'get',
    path: '/api/instances/{processInstanceKey}/diagram',
    summary: 'Where a case stands in its diagram',
    status: 200,
    response: instanceDiagram,
  },
  {
    method: 'get',
    path: '/api/instances/{processInstanceKey}/history',
    summary: 'What happened in a case, newest first',
    query: historyQuery,
    status: 200,
    response: history,
  },
  {
    method: 'get',
    path: '/api/instances/{processInstanceKey}/decisions',
    summary: 'What was decided by tables in a case, and why, newest first',
    query: caseDecisionsQuery,
    status: 200,
    response: caseDecisions,
  },
  {
    method: 'get',
    path: '/api/instances/{processInstanceKey}/decisions/{decisionDefinitionKey}',
    summary: 'How a decision that was made in a case is made: its table',
    status: 200,
    response: decisionOutline,
  },

  {
    method: 'post',
    path: '/api/instances/{processInstanceKey}/suspension',
    summary: 'Stop a case where it is, with all it called',
    status: 204,
  },
  {
    method: 'post',
    path: '/api/instances/{processInstanceKey}/resumption',
    summary: 'Let a suspended case go on',
    status: 204,
  },
  {
    method: 'get',
    path: '/api/migrations/proposal',
    summary: 'Which element of a version takes the place of which of another',
    query: proposalQuery,
    status: 200,
    response: migrationProposal,
  },
  {
    method: 'post',
    path: '/api/instances/{processInstanceKey}/migration/check',
    summary: 'What a migration would do to a case',
    request: migrationPlan,
    status: 200,
    response: migrationCheck,
  },
  {
    method: 'post',
    path: '/api/instances/{processInstanceKey}/migration',
    summary: 'Let a case go on by another version',
    request: migrationPlan,
    status: 204,
  },

  {
    method: 'get',
    path: '/api/events',
    summary: 'Live updates',
    status: 200,
    contentType: 'text/event-stream',
  },

  {
    method: 'get',
    path: '/api/definitions',
    summary: 'Deployed processes',
    query: definitionsQuery,
    status: 200,
    response: deployedDefinitions,
  },
  {
    method: 'get',
    path: '/api/definitions/{processDefinitionKey}/xml',
    summary: 'The diagram of a deployed process',
    status: 200,
    contentType: 'text/xml',
  },
  {
    method: 'get',
    path: '/api/decisions',
    summary: 'Deployed decisions',
    status: 200,
    response: deployedDecisions,
  },
  {
    method: 'get',
    path: '/api/decisions/{decisionDefinitionKey}/files',
    summary: 'The DMN file of a deployed decision, after those it imports',
    status: 200,
    response: decisionFiles,
  },
  { method: 'get', path: '/api/forms', summary: 'Deployed forms', status: 200, response: deployedForms },
  {
    method: 'post',
    path: '/api/definitions/check',
    summary: 'What would hinder the deployment of a diagram or a DMN file',
    request: diagram,
    status: 200,
    response: diagramCheck,
  },
  {
    method: 'post',
    path: '/api/definitions',
    summary: 'Deploy a diagram or a DMN file for the whole area',
    request: diagram,
    status: 201,
    response: diagramDeployed,
  },

  {
    method: 'get',
    path: '/api/pathways',
    summary: 'Which version of each process each district runs',
    status: 200,
    response: pathways,
  },
  {
    method: 'put',
    path: '/api/pathways/{processDefinitionId}/districts/{districtId}',
    summary: 'Choose the version a district runs',
    request: pathwayChoice,
    status: 200,
    response: pathwayDistrict,
  },
  {
    method: 'get',
    path: '/api/pathways/{processDefinitionId}/changes',
    summary: 'Who chose which version, when and why',
    query: pathwayChangesQuery,
    status: 200,
    response: pathwayChanges,
  },
];
