import type { PublishMessage, Variables } from '../../../engine/index.ts';
import { messageRoutes as routes } from '../../../schemas/v2/messages.ts';
import type { Principal } from '../../access/principal.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { tenantOf } from './tenants.ts';

type Correlation = Call<typeof routes.correlate>['body'];

export function messageOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.publish, async ({ body, principal }) =>
      engine.publishMessage({
        ...message(body, principal),
        timeToLive: body.timeToLive ?? 0,
        ...(body.messageId !== undefined && body.messageId !== '' && { messageId: body.messageId }),
      }),
    ),
    operation(routes.correlate, async ({ body, principal }) =>
      engine.correlateMessage(message(body, principal)),
    ),
  ];
}

function message(
  body: Correlation,
  principal: Principal,
): Pick<PublishMessage, 'name' | 'correlationKey' | 'variables' | 'tenantId'> {
  return {
    name: body.name,
    correlationKey: body.correlationKey ?? '',
    variables: (body.variables ?? {}) as Variables,
    tenantId: tenantOf(principal, body.tenantId),
  };
}
