import type { Key } from '../model/ids.ts';
import type { Expression } from '../model/definition.ts';
import type { Json, Variables } from '../model/json.ts';
import type { ConditionalAttrs } from '../triggers/conditional.ts';
import { AREA_WIDE } from './versions.ts';
import { EngineRejection } from './engine.ts';
import type { EventStarts } from './event-starts.ts';
import { textOf } from './fields.ts';
import type { Parts } from './parts.ts';
import type { StoredRecord } from './query.ts';
import { startTriggersOf } from './start-triggers.ts';

export interface EvaluateConditionals {
  readonly variables: Variables;
  /** Only this definition, which must be the latest version of its process. */
  readonly processDefinitionKey?: string;
  readonly tenantId?: string;
}

export interface ConditionalsEvaluated {
  readonly conditionalEvaluationKey: string;
  readonly tenantId: string;
  readonly processInstances: readonly {
    readonly processDefinitionKey: string;
    readonly processInstanceKey: string;
  }[];
}

type Evaluate = (
  source: string,
  lookup: (name: string) => Json | undefined,
  tenantId: string,
) => { readonly ok: boolean; readonly value?: unknown };

/**
 * Conditional start events of processes: no variables exist before there is an instance, so somebody has to bring them.
 * Each latest version whose condition holds starts one instance with them.
 */
export class ConditionalStarts {
  private readonly parts: Parts;
  private readonly starts: EventStarts;
  private readonly evaluateFeel: Evaluate;

  constructor(parts: Parts, starts: EventStarts, evaluateFeel: Evaluate) {
    this.parts = parts;
    this.starts = starts;
    this.evaluateFeel = evaluateFeel;
  }

  async evaluate({
    variables,
    processDefinitionKey,
    tenantId = AREA_WIDE,
  }: EvaluateConditionals): Promise<ConditionalsEvaluated> {
    const started: { processDefinitionKey: string; processInstanceKey: Key }[] = [];
    for (const record of this.candidates(tenantId, processDefinitionKey)) {
      const definitionKey = textOf(record, 'processDefinitionKey');
      const definition = await this.parts.definitions.get(definitionKey);
      for (const { event, part, trigger } of startTriggersOf(definition)) {
        if (trigger.kind !== 'conditional') continue;
        if (!this.holds((trigger.attrs as ConditionalAttrs).condition, variables, tenantId)) continue;
        const occurrence = { definitionKey, start: event.id, part, tenantId, variables };
        const processInstanceKey = await this.starts.occur(occurrence);
        if (processInstanceKey) started.push({ processDefinitionKey: definitionKey, processInstanceKey });
      }
    }
    return { conditionalEvaluationKey: this.parts.newKey(), tenantId, processInstances: started };
  }

  private candidates(tenantId: string, key: string | undefined): readonly StoredRecord[] {
    const { definitions } = this.parts;
    if (key === undefined) return definitions.latestOf(tenantId);
    const record = definitions.startable(key);
    const latest = definitions.latest(textOf(record, 'processDefinitionId'), tenantId);
    if (latest?.['processDefinitionKey'] === key) return [record];
    throw new EngineRejection(
      'NOT_FOUND',
      `Expected the process definition with key '${key}' to be the latest version in the tenant '${tenantId}', but it is not.`,
    );
  }

  private holds(condition: Expression, variables: Variables, tenantId: string): boolean {
    if (condition.language === 'literal') return false;
    const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    const result = this.evaluateFeel(condition.source, lookup, tenantId);
    return result.ok && result.value === true;
  }
}
