import { EngineRejection } from './engine.ts';
import { keyOf, textOf } from './fields.ts';
import { fixedCalls } from './fixed-calls.ts';
import type { Parts } from './parts.ts';
import type { Write } from './ports.ts';
import type { Condition, StoredRecord } from './query.ts';
import { isDeleted } from './versions.ts';

/**
 * Deletes a version of a DMN file with its decisions: refused while an instance runs that would evaluate one of
 * them. Which decision a task calls by an expression nobody can say beforehand: such a task is asked nothing, and has
 * an incident when it finds none. Files that import this one keep it, and so does what was evaluated.
 */
export async function deleteDecisions(parts: Parts, key: string, record: StoredRecord): Promise<void> {
  const { decisions } = parts;
  const definitions = decisions.of(key).filter((definition) => !isDeleted(definition));
  const keys = new Set(definitions.map((definition) => textOf(definition, 'decisionDefinitionKey')));
  const user = await runningUser(parts, keys);
  if (user !== null)
    throw new EngineRejection(
      'INVALID_STATE',
      `Expected no running instance to use the decisions of ${key}, but ${user} does. Cancel its instances or let them end first.`,
    );
  const writes: Write[] = [retired('decisionRequirements', key)];
  const before = decisions.requirements.before(record);
  if (before) writes.push(latestAgain('decisionRequirements', textOf(before, 'decisionRequirementsKey')));
  for (const definition of definitions) {
    writes.push(retired('decisionDefinitions', textOf(definition, 'decisionDefinitionKey')));
    const previous = decisions.decisions.before(definition);
    if (previous) writes.push(latestAgain('decisionDefinitions', textOf(previous, 'decisionDefinitionKey')));
  }
  await parts.committer.commit({ guards: [], writes });
  decisions.requirements.remove(record);
  for (const definition of definitions) decisions.decisions.remove(definition);
}

/** A task that would evaluate one of these decisions today, in a process of which an instance runs. */
async function runningUser(parts: Parts, keys: ReadonlySet<string>): Promise<string | null> {
  const { definitions, decisions, store } = parts;
  for (const process of definitions.processes.byKey.values()) {
    if (isDeleted(process)) continue;
    const processDefinitionKey = keyOf(process, 'processDefinitionKey');
    const calls = fixedCalls(await definitions.get(processDefinitionKey));
    if (calls.length === 0) continue;
    const seen = { home: textOf(process, 'tenantId'), deploymentKey: keyOf(process, 'deploymentKey') };
    const where: Condition = {
      op: 'and',
      of: [
        { op: 'eq', field: 'processDefinitionKey', value: processDefinitionKey },
        { op: 'eq', field: 'state', value: 'ACTIVE' },
      ],
    };
    for (const { group } of await store.count('processInstances', where, ['tenantId']))
      for (const { element, decisionId, binding } of calls) {
        const found = decisions.bound(decisionId, binding, { ...seen, tenantId: textOf(group, 'tenantId') });
        if ('record' in found && keys.has(textOf(found.record, 'decisionDefinitionKey')))
          return `'${element}' of process '${textOf(process, 'processDefinitionId')}' version ${Number(process['version'])}`;
      }
  }
  return null;
}

/** Nothing new may use it; what has ended still shows it. */
export function retired(collection: string, key: string): Write {
  return { op: 'patch', collection, key, record: { state: 'DELETED', isLatestVersion: false } };
}

export function latestAgain(collection: string, key: string): Write {
  return { op: 'patch', collection, key, record: { isLatestVersion: true } };
}
