import { route } from './route.ts';
import * as wire from './wire.ts';

const nullableText = { type: ['string', 'null'] } as const;

export const clusterRoutes = {
  topology: route({
    method: 'get',
    path: '/v2/topology',
    operationId: 'getTopology',
    tag: 'Cluster',
    summary: 'Which server this is',
    response: {
      title: 'Topology',
      type: 'object',
      additionalProperties: false,
      required: [
        'brokers',
        'clusterId',
        'clusterSize',
        'partitionsCount',
        'replicationFactor',
        'gatewayVersion',
        'lastCompletedChangeId',
      ],
      properties: {
        brokers: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['nodeId', 'host', 'port', 'partitions', 'version'],
            properties: {
              nodeId: wire.count,
              host: wire.text,
              port: wire.count,
              partitions: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['partitionId', 'role', 'health'],
                  properties: {
                    partitionId: wire.count,
                    role: { type: 'string', enum: ['leader', 'follower', 'inactive'] },
                    health: { type: 'string', enum: ['healthy', 'unhealthy', 'dead'] },
                  },
                },
              },
              version: wire.text,
            },
          },
        },
        clusterId: nullableText,
        clusterSize: wire.count,
        partitionsCount: wire.count,
        replicationFactor: wire.count,
        gatewayVersion: wire.text,
        lastCompletedChangeId: wire.text,
      },
    },
  }),
  status: route({
    method: 'get',
    path: '/v2/status',
    operationId: 'getStatus',
    tag: 'Cluster',
    summary: 'Whether the server can do its work',
    open: true,
    problems: [503],
  }),
  license: route({
    method: 'get',
    path: '/v2/license',
    operationId: 'getLicense',
    tag: 'Cluster',
    summary: 'The licence: free software',
    open: true,
    response: {
      title: 'License',
      type: 'object',
      additionalProperties: false,
      required: ['validLicense', 'licenseType', 'isCommercial', 'expiresAt'],
      properties: {
        validLicense: wire.flag,
        licenseType: wire.text,
        isCommercial: wire.flag,
        expiresAt: nullableText,
      },
    },
  }),
  me: route({
    method: 'get',
    path: '/v2/authentication/me',
    operationId: 'getAuthentication',
    tag: 'Authentication',
    summary: 'Who is asking',
    response: {
      title: 'CurrentUser',
      type: 'object',
      additionalProperties: false,
      required: [
        'username',
        'displayName',
        'email',
        'authorizedComponents',
        'tenants',
        'groups',
        'roles',
        'salesPlanType',
        'c8Links',
        'canLogout',
      ],
      properties: {
        username: wire.text,
        displayName: nullableText,
        email: nullableText,
        authorizedComponents: wire.texts,
        tenants: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['tenantId', 'name', 'description'],
            properties: { tenantId: wire.tenantId, name: wire.text, description: nullableText },
          },
        },
        groups: wire.texts,
        roles: wire.texts,
        salesPlanType: nullableText,
        c8Links: { type: 'object', additionalProperties: { type: 'string' } },
        canLogout: wire.flag,
      },
    },
  }),
};
