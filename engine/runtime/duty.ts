import type { Command } from '../kernel/command.ts';
import type { Effect } from '../kernel/effect.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Json, Variables } from '../model/json.ts';
import type { InstanceHeader } from './instance-header.ts';

/** What a step owes to others than the instances it knows. */
export type Duty =
  | {
      readonly type: 'BroadcastSignal';
      readonly signal: Key;
      readonly name: string;
      readonly tenantId: string;
      readonly variables: Variables;
    }
  | {
      readonly type: 'PublishMessage';
      readonly message: Key;
      readonly name: string;
      readonly correlationKey: string;
      readonly tenantId: string;
      /** Epoch ms until which it may wait for a receiver. */
      readonly deadline: number;
      readonly variables: Variables;
    }
  /** One start event that a signal has reached; the key of its instance is fixed, so that it starts once. */
  | {
      readonly type: 'StartBySignal';
      readonly instance: Key;
      readonly definitionKey: Key;
      readonly start: NodeId;
      readonly part: number;
      readonly tenantId: string;
      readonly variables: Variables;
    };

/** A row of the outbox: a command for an instance, or a duty. */
export interface Owed {
  readonly outboxKey: Key;
  readonly instance: Key | null;
  readonly command: Command | Duty;
}

export function owedRow({ outboxKey, instance, command }: Owed): Record<string, Json> {
  return { outboxKey, processInstanceKey: instance, command: command as unknown as Json };
}

const toCalled = { CancelCalled: 'Cancel', SuspendCalled: 'Suspend', ResumeCalled: 'Resume' } as const;

/** What an effect of an instance obliges to; null when nobody is there any more to be told. */
export function owedFor(
  header: InstanceHeader,
  effect: Exclude<Effect, { type: 'StartCalled' }>,
  outboxKey: Key,
  now: number,
): Owed | null {
  const { tenantId } = header;
  if ('child' in effect)
    return { outboxKey, instance: effect.child, command: { type: toCalled[effect.type] } };
  if (effect.type === 'BroadcastSignal')
    return { outboxKey, instance: null, command: { ...effect, tenantId } };
  if (effect.type === 'PublishMessage') {
    const { timeToLive, ...message } = effect;
    return { outboxKey, instance: null, command: { ...message, tenantId, deadline: now + timeToLive } };
  }
  const [caller] = header.callers;
  if (!caller) return null;
  const place = { element: caller.elementInstanceKey, child: header.processInstanceKey };
  return { outboxKey, instance: caller.processInstanceKey, command: commandFor(effect, place) };
}

type ToCaller = Extract<Effect, { type: 'CompleteCaller' | 'ThrowInCaller' | 'EscalateInCaller' }>;

function commandFor(effect: ToCaller, place: { readonly element: Key; readonly child: Key }): Command {
  switch (effect.type) {
    case 'CompleteCaller':
      return { type: 'CompleteCall', ...place, variables: effect.variables };
    case 'ThrowInCaller': {
      const { code, message, variables } = effect;
      return { type: 'ThrowFromCall', ...place, code, message, variables };
    }
    case 'EscalateInCaller': {
      const { code, variables, interrupting } = effect;
      return { type: 'EscalateFromCall', ...place, code, variables, interrupting };
    }
  }
}
