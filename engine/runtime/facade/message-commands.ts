import type { MessageCommands } from '../engine.ts';
import type { ConditionalStarts } from '../conditional-starts.ts';
import type { Messages } from '../messages.ts';
import type { Signals } from '../signals.ts';

export function messageCommands({
  messages,
  signals,
  conditionals,
}: {
  messages: Messages;
  signals: Signals;
  conditionals: ConditionalStarts;
}): MessageCommands {
  return {
    publishMessage: (message) => messages.publish(message),
    broadcastSignal: (signal) => signals.broadcast(signal),
    evaluateConditionals: (request) => conditionals.evaluate(request),
    correlateMessage: (message) => messages.correlate(message),
  };
}
