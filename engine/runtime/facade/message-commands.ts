import type { MessageCommands } from '../engine.ts';
import type { Messages } from '../messages.ts';

export function messageCommands({ messages }: { messages: Messages }): MessageCommands {
  return {
    publishMessage: (message) => messages.publish(message),
    correlateMessage: (message) => messages.correlate(message),
  };
}
