import { clusterRoutes } from '../../../schemas/v2/cluster.ts';
import { unavailable } from '../problem.ts';
import { operation, type Operation, type V2 } from './call.ts';

/** The version of the API we speak: tools compare it with the version a diagram was drawn for. */
const gatewayVersion = '8.9.0';

export function clusterOperations({ isReady, address, version, districtName }: V2): readonly Operation[] {
  return [
    operation(clusterRoutes.topology, async () => {
      const health = (await isReady()) ? 'healthy' : 'unhealthy';
      const { host, port } = address();
      const partitions = [{ partitionId: 1, role: 'leader', health }];
      return {
        brokers: [{ nodeId: 0, host, port, partitions, version: `patto-${version}` }],
        clusterId: null,
        clusterSize: 1,
        partitionsCount: 1,
        replicationFactor: 1,
        gatewayVersion,
        lastCompletedChangeId: '-1',
      };
    }),
    operation(clusterRoutes.status, async () => {
      if (!(await isReady())) throw unavailable('The server cannot do its work at present.');
      return null;
    }),
    operation(clusterRoutes.license, () =>
      Promise.resolve({ validLicense: true, licenseType: 'EUPL-1.2', isCommercial: false, expiresAt: null }),
    ),
    operation(clusterRoutes.me, ({ principal }) =>
      Promise.resolve({
        username: principal.username,
        displayName: principal.displayName,
        email: null,
        authorizedComponents: ['*'],
        tenants: principal.districts.map((tenantId) => ({
          tenantId,
          name: districtName(tenantId),
          description: null,
        })),
        groups: principal.groups,
        roles: principal.roles,
        salesPlanType: null,
        c8Links: {},
        canLogout: false,
      }),
    ),
  ];
}
