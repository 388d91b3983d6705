import type { ActiveElements, Modification, MoveAncestor, ScopeVariables } from '../kernel/command.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { ExecuteOptions } from './assembly.ts';
import type { ElementChoice, ModifyInstance, VariableInstruction } from './operating.ts';
import type { Parts } from './parts.ts';

type Move = NonNullable<ModifyInstance['move']>[number];

/** Changes by hand which elements of an instance are active. */
export async function modifyInstance(
  { store, instances }: Pick<Parts, 'store' | 'instances'>,
  key: Key,
  request: ModifyInstance,
  options: ExecuteOptions,
): Promise<void> {
  const record = await store.find('processInstances', key);
  const isCalled = (record?.['parentProcessInstanceKey'] ?? null) !== null;
  await instances.execute(key, { type: 'Modify', instructions: instructionsOf(request), isCalled }, options);
}

/** As the kernel is told. */
export function instructionsOf({ activate = [], move = [], terminate = [] }: ModifyInstance): Modification {
  return {
    activate: activate.map(({ elementId, ancestorElementInstanceKey: key, variables }) => ({
      node: elementId as NodeId,
      ancestor: key === undefined ? { by: 'only' } : { by: 'direct', key: key as Key },
      variables: variablesOf(variables),
    })),
    move: move.map(({ source, targetElementId, ancestor, variables }) => ({
      source: elementsOf(source),
      node: targetElementId as NodeId,
      ancestor: ancestorOf(ancestor),
      variables: variablesOf(variables),
    })),
    terminate: terminate.map(elementsOf),
  };
}

function elementsOf(choice: ElementChoice): ActiveElements {
  if ('elementId' in choice) return { by: 'node', node: choice.elementId as NodeId };
  return { by: 'key', key: choice.elementInstanceKey as Key };
}

function ancestorOf(ancestor: Move['ancestor']): MoveAncestor {
  if (ancestor === undefined) return { by: 'only' };
  if (typeof ancestor === 'string') return { by: ancestor };
  return { by: 'direct', key: ancestor.elementInstanceKey as Key };
}

function variablesOf(instructions: readonly VariableInstruction[] = []): readonly ScopeVariables[] {
  return instructions.map(({ scopeId, variables }) => ({
    scope: scopeId === undefined || scopeId === '' ? null : (scopeId as NodeId),
    variables,
  }));
}
