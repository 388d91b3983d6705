import type { PublishMessage, Variables } from '../../../engine/index.ts';
import { messageRoutes as routes } from '../../../schemas/v2/messages.ts';
import type { Principal } from '../../access/principal.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { tenantOf } from './tenants.ts';

type Correlation = Call<typeof routes.correlate>['body'];

export function messageOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.publish, async ({ body, principal }) => {
      const { messageKey, tenantId } = await engine.publishMessage({
        ...message(body, principal),
        timeToLive: body.timeToLive,
        ...(body.messageId !== undefined && body.messageId !== '' && { messageId: body.messageId }),
      });
      return { messageKey, tenantId };
    }),
    operation(routes.correlate, async ({ body, principal }) => {
      const found = await engine.correlateMessage(message(body, principal));
      const { messageKey, tenantId, processInstanceKey } = found;
      return { messageKey, tenantId, processInstanceKey };
    }),
  ];
}

function message(
  body: Correlation,
  principal: Principal,
): Pick<PublishMessage, 'name' | 'correlationKey' | 'variables' | 'tenantId'> {
  return {
    name: body.name,
    correlationKey: body.correlationKey,
    variables: (body.variables ?? {}) as Variables,
    tenantId: tenantOf(principal, body.tenantId),
  };
}
