import type { Key, NodeId } from '../model/ids.ts';
import type { Variables } from '../model/json.ts';
import type { Event } from '../state/events.ts';

/** What one instance asks of another. */
export type Effect =
  | {
      readonly type: 'StartCalled';
      readonly child: Key;
      readonly definitionKey: Key;
      readonly element: Key;
      readonly elementId: NodeId;
      readonly variables: Variables;
    }
  | { readonly type: 'CancelCalled' | 'SuspendCalled' | 'ResumeCalled'; readonly child: Key }
  | {
      readonly type: 'EscalateInCaller';
      readonly code: string;
      readonly variables: Variables;
      readonly interrupting: boolean;
    }
  | {
      readonly type: 'BroadcastSignal';
      readonly signal: Key;
      readonly name: string;
      readonly variables: Variables;
    }
  | {
      readonly type: 'PublishMessage';
      readonly message: Key;
      readonly name: string;
      readonly correlationKey: string;
      readonly timeToLive: number;
      readonly variables: Variables;
    }
  | { readonly type: 'CompleteCaller'; readonly variables: Variables }
  | {
      readonly type: 'ThrowInCaller';
      readonly code: string;
      readonly message: string | null;
      readonly variables: Variables;
    };

/** Effects are a function of events, so replaying the history tells again any that was lost. */
export function effectsOf(events: readonly Event[]): readonly Effect[] {
  const effects: Effect[] = [];
  for (const event of events) {
    if (event.type === 'ProcessCalled') {
      const { child, definitionKey, element, node, variables } = event;
      effects.push({ type: 'StartCalled', child, definitionKey, element, elementId: node, variables });
    } else if (event.type === 'CallEnded' && event.canceled) {
      effects.push({ type: 'CancelCalled', child: event.child });
    } else if (event.type === 'InstanceSuspended') {
      for (const child of event.called) effects.push({ type: 'SuspendCalled', child });
    } else if (event.type === 'InstanceResumed') {
      for (const child of event.called) effects.push({ type: 'ResumeCalled', child });
    } else if (event.type === 'InstanceCompleted') {
      effects.push({ type: 'CompleteCaller', variables: event.variables });
    } else if (event.type === 'ErrorEscaped') {
      const { code, message, variables } = event;
      effects.push({ type: 'ThrowInCaller', code, message, variables });
    } else if (event.type === 'EscalationEscaped') {
      const { code, variables, interrupting } = event;
      effects.push({ type: 'EscalateInCaller', code, variables, interrupting });
    } else if (event.type === 'SignalThrown') {
      const { signal, name, variables } = event;
      effects.push({ type: 'BroadcastSignal', signal, name, variables });
    } else if (event.type === 'MessageThrown') {
      const { message, name, correlationKey, timeToLive, variables } = event;
      effects.push({ type: 'PublishMessage', message, name, correlationKey, timeToLive, variables });
    }
  }
  return effects;
}
