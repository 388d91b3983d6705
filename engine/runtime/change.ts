import type { Command, Rejection } from '../kernel/command.ts';
import type { Environment } from '../kernel/environment.ts';
import { decide, type Decision } from '../kernel/step.ts';
import type { Definition } from '../model/definition.ts';
import type { InstanceState } from '../state/instance-state.ts';
import { EngineRejection } from './engine.ts';
import type { InstanceHeader } from './instance-header.ts';

/** An instance as a change finds it. */
export interface Current {
  readonly header: InstanceHeader;
  readonly definition: Definition;
  readonly state: InstanceState;
}

/** What happens to an instance, and what it is from then on. */
export interface Changed {
  readonly header: InstanceHeader;
  readonly definition: Definition;
  readonly decision: Decision;
  readonly environment: Environment;
}

/** A change of one instance: a command, or one that also changes by which definition it runs. */
export interface Change {
  /** As the history calls it. */
  readonly name: string;
  /** Throws `EngineRejection` when the instance refuses it. */
  readonly decide: (current: Current, environmentOf: (header: InstanceHeader) => Environment) => Changed;
}

export function commanded(command: Command): Change {
  return {
    name: command.type,
    decide: ({ header, definition, state }, environmentOf) => {
      const environment = environmentOf(header);
      const decision = decide(definition, state, command, environment);
      if (!decision.ok) throw rejectionOf(decision.error);
      return { header, definition, decision: decision.value, environment };
    },
  };
}

function rejectionOf({ code, message }: Rejection): EngineRejection {
  return code === 'SUSPENDED'
    ? new EngineRejection('INVALID_STATE', message, true)
    : new EngineRejection(code, message);
}
