/** The stock client of Camunda 8.9, holding every request and every answer against its own schemas. */
import { File } from 'node:buffer';
import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import type { Credentials, RunningServer } from '../../support/start-server.ts';

export async function orchestrationClient(
  server: RunningServer,
  as: Credentials = server.client,
): Promise<CamundaClient> {
  // The client is made for Node 22, where this is global.
  if (!('File' in globalThis)) Object.assign(globalThis, { File });
  const { createCamundaClient } = await import('@camunda8/orchestration-cluster-api');
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: server.url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: as.username,
      CAMUNDA_BASIC_AUTH_PASSWORD: as.password,
      CAMUNDA_SDK_VALIDATION: 'req:strict,res:strict',
      CAMUNDA_SDK_LOG_LEVEL: 'silent',
    },
  });
}

/** Reads are as fresh as the last write: nothing to wait for. */
export const now = { consistency: { waitUpToMs: 0 } };
