import type { MessageCommands } from '../engine.ts';
import type { Messages } from '../messages.ts';
import type { Signals } from '../signals.ts';

export function messageCommands({
  messages,
  signals,
}: {
  messages: Messages;
  signals: Signals;
}): MessageCommands {
  return {
    publishMessage: (message) => messages.publish(message),
    correlateMessage: (message) => messages.correlate(message),
    broadcastSignal: (signal) => signals.broadcast(signal),
  };
}
