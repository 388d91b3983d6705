import { clockRoutes } from '../../../schemas/v2/clock.ts';
import { operation, type Operation, type V2 } from './call.ts';

export function clockOperations({ engine }: V2): readonly Operation[] {
  return [
    operation(clockRoutes.pin, async ({ body }) => {
      await engine.pinClock(body.timestamp);
      return null;
    }),
    operation(clockRoutes.reset, async () => {
      await engine.resetClock();
      return null;
    }),
  ];
}
