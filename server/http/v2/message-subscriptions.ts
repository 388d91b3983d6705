import {
  correlatedMessageSubscriptions,
  messageSubscriptionRoutes as routes,
  messageSubscriptions,
} from '../../../schemas/v2/message-subscriptions.ts';
import type { Operation, V2 } from './call.ts';
import { searchOperation } from './search.ts';

export function messageSubscriptionOperations({ engine }: V2): readonly Operation[] {
  return [
    searchOperation(engine, routes.search, messageSubscriptions),
    searchOperation(engine, routes.searchCorrelated, correlatedMessageSubscriptions),
  ];
}
