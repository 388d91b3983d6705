import type { Resource } from './field.ts';
import { route } from './route.ts';
import { searchRequest, searchResponse } from './search-schema.ts';

export const messageSubscriptions: Resource = {
  title: 'Message subscription',
  collection: 'messageSubscriptions',
  key: 'messageSubscriptionKey',
  fields: {
    messageSubscriptionKey: { type: 'key', filter: 'operators', sort: true },
    messageName: { type: 'text', filter: 'operators', sort: true },
    correlationKey: { type: 'text', nullable: true, filter: 'operators', sort: true },
    messageSubscriptionState: {
      type: 'text',
      values: ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'],
      filter: 'operators',
      sort: true,
    },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', nullable: true, filter: 'operators' },
    processInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    elementId: { type: 'text', filter: 'operators', sort: true },
    elementInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    lastUpdatedDate: { type: 'time', filter: 'operators', sort: true },
    tenantId: { type: 'text', filter: 'operators', sort: true },
  },
};

export const correlatedMessageSubscriptions: Resource = {
  title: 'Correlated message subscription',
  collection: 'correlatedMessageSubscriptions',
  key: 'correlationId',
  fields: {
    messageKey: { type: 'key', filter: 'operators', sort: true },
    messageName: { type: 'text', filter: 'operators', sort: true },
    correlationKey: { type: 'text', nullable: true, filter: 'operators', sort: true },
    correlationTime: { type: 'time', filter: 'operators', sort: true },
    subscriptionKey: { type: 'key', filter: 'operators', sort: true },
    partitionId: { type: 'integer', filter: 'operators', sort: true, constant: 1 },
    processDefinitionId: { type: 'text', filter: 'operators', sort: true },
    processDefinitionKey: { type: 'key', filter: 'operators', sort: true },
    processInstanceKey: { type: 'key', filter: 'operators', sort: true },
    rootProcessInstanceKey: { type: 'key', nullable: true },
    elementId: { type: 'text', filter: 'operators', sort: true },
    elementInstanceKey: { type: 'key', nullable: true, filter: 'operators', sort: true },
    tenantId: { type: 'text', filter: 'operators', sort: true },
  },
};

export const messageSubscriptionRoutes = {
  search: route({
    method: 'post',
    path: '/v2/message-subscriptions/search',
    operationId: 'searchMessageSubscriptions',
    tag: 'Message subscription',
    summary: 'Search message subscriptions',
    request: searchRequest(messageSubscriptions),
    bodyOptional: true,
    response: searchResponse(messageSubscriptions),
  }),
  searchCorrelated: route({
    method: 'post',
    path: '/v2/correlated-message-subscriptions/search',
    operationId: 'searchCorrelatedMessageSubscriptions',
    tag: 'Message subscription',
    summary: 'Search correlations: one for each message and process it reached',
    request: searchRequest(correlatedMessageSubscriptions),
    bodyOptional: true,
    response: searchResponse(correlatedMessageSubscriptions),
  }),
};
