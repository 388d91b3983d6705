import { Incident } from '../elements/element.ts';
import type { Environment } from '../kernel/environment.ts';
import { catcherAround, type Thrown } from '../kernel/catching.ts';
import type { Json } from '../model/json.ts';
import type { Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import { evaluateFeel, variablesOf } from '../expressions/feel.ts';
import type { FeelClock } from '../expressions/feel.ts';
import { parseDateTime } from '../expressions/iso8601.ts';
import { createTimers } from '../expressions/timer.ts';
import type { WorkingCalendars } from '../expressions/working-calendar.ts';
import type { TimerRules } from '../triggers/trigger.ts';
import type { DecisionDefinitions } from './decision-definitions.ts';
import type { Definitions } from './definitions.ts';
import type { EngineClock } from './engine-clock.ts';
import type { InstanceHeader } from './instance-header.ts';
import type { Scripts } from './scripts.ts';

/** A process that calls itself without waiting would otherwise start instances for ever. */
const DEEPEST_CALL = 100;

/** For the time an expression may take: what it is for never reads it. */
const elapsed = (): number => performance.now();

const tooDeep = (processId: string): string =>
  `Expected calls to be nested at most ${DEEPEST_CALL} deep, but the call of '${processId}' goes deeper: does a process call itself?`;

/** The working-day calendars of a tenant. Absent: the national calendar of Italy, without any of a name. */
export type CalendarsOf = (tenantId: string) => WorkingCalendars;

/** What a step of an instance may ask of the world: one time for the whole step, keys, FEEL, other deployed things. */
export class Environments {
  readonly timers: TimerRules;
  private readonly definitions: Definitions;
  private readonly decisions: DecisionDefinitions;
  private readonly clock: EngineClock;
  private readonly newKey: () => Key;
  private readonly zone: string;
  private readonly scripts: Scripts;
  private readonly calendars: CalendarsOf | undefined;

  constructor(parts: {
    definitions: Definitions;
    decisions: DecisionDefinitions;
    clock: EngineClock;
    newKey: () => Key;
    zone: string;
    scripts: Scripts;
    calendars: CalendarsOf | undefined;
  }) {
    this.definitions = parts.definitions;
    this.decisions = parts.decisions;
    this.clock = parts.clock;
    this.newKey = parts.newKey;
    this.zone = parts.zone;
    this.scripts = parts.scripts;
    this.calendars = parts.calendars;
    this.timers = createTimers(parts.zone);
  }

  of(header: InstanceHeader): Environment {
    const now = this.clock.now();
    return {
      now,
      newKey: this.newKey,
      evaluate: (source, lookup) => this.evaluate(source, lookup, header.tenantId, now),
      parseTime: (text) => parseDateTime(text, this.zone),
      timers: this.timers,
      findProcess: (processId, binding) => {
        if (header.callers.length >= DEEPEST_CALL)
          throw new Incident('CALLED_ELEMENT_ERROR', tooDeep(processId));
        return this.definitions.called(processId, binding, header);
      },
      evaluateDecision: (decisionId, binding, variables) => {
        const home = this.definitions.homeOf(header.processDefinitionKey);
        const found = this.decisions.bound(decisionId, binding, { ...header, home });
        if ('missing' in found) return found;
        return this.decisions.evaluate(found.record, variables, this.feelClock(header.tenantId, now));
      },
      findForm: (formId, binding) => this.definitions.form(formId, binding, header),
      variablesOf,
      runScript: (source, lookup) => this.scripts.run(source, lookup, now),
      caughtAbove: (code) => this.catcherAbove(header, 'error', code) !== null,
      escalationAbove: (code) => {
        const catcher = this.catcherAbove(header, 'escalation', code);
        return catcher && (catcher.interrupting ? 'interrupting' : 'nonInterrupting');
      },
    };
  }

  /** FEEL in a tenant: its calendar is the one that counts where an expression names none. */
  evaluate(
    source: string,
    lookup: (name: string) => Json | undefined,
    tenantId: string,
    now = this.clock.now(),
  ) {
    return evaluateFeel(source, lookup, this.feelClock(tenantId, now));
  }

  feelClock(tenantId: string, now: number): FeelClock {
    const calendars = this.calendars?.(tenantId);
    return { now, zone: this.zone, elapsed, ...(calendars && { calendars }) };
  }

  private catcherAbove(header: InstanceHeader, thrown: Thrown, code: string): Node | null {
    for (const { processDefinitionKey, elementId } of header.callers) {
      const definition = this.definitions.ready(processDefinitionKey);
      if (!definition)
        throw new Error(`The definition ${processDefinitionKey} of a caller has not been read`);
      const catcher = catcherAround(definition, elementId, thrown, code);
      if (catcher) return catcher;
    }
    return null;
  }
}
