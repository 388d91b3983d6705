import type { ElementChoice, ModifyInstance, Variables } from '../../../engine/index.ts';
import { processDefinitions } from '../../../schemas/v2/process-definitions.ts';
import { processInstanceOperatingRoutes as routes } from '../../../schemas/v2/process-instance-operating.ts';
import { processInstances } from '../../../schemas/v2/process-instances.ts';
import { invalidArgument } from '../problem.ts';
import { operation, type Call, type Operation, type V2 } from './call.ts';
import { recordOf, requireOwn } from './tenants.ts';

type Body = Call<typeof routes.modify>['body'];
type Move = NonNullable<Body['moveInstructions']>[number];

/** Changing where a running instance stands, and by which definition it runs. */
export function processInstanceOperating({ engine }: V2): readonly Operation[] {
  return [
    operation(routes.modify, async ({ params: { processInstanceKey }, body, principal }) => {
      await requireOwn(engine, processInstances, processInstanceKey, principal);
      await engine.modifyInstance(processInstanceKey, modificationOf(body), { actor: principal.username });
      return null;
    }),

    operation(routes.migrate, async ({ params: { processInstanceKey }, body, principal }) => {
      await requireOwn(engine, processInstances, processInstanceKey, principal);
      const { targetProcessDefinitionKey, mappingInstructions: mappings } = body;
      await recordOf(engine, processDefinitions, targetProcessDefinitionKey, principal);
      const plan = { targetProcessDefinitionKey, mappings };
      await engine.migrateInstance(processInstanceKey, plan, { actor: principal.username });
      return null;
    }),
  ];
}

function modificationOf({
  activateInstructions = [],
  moveInstructions = [],
  terminateInstructions = [],
}: Body): ModifyInstance {
  return {
    activate: activateInstructions.map(
      ({ elementId, ancestorElementInstanceKey: ancestor, variableInstructions }) => ({
        elementId,
        ...(ancestor !== undefined && ancestor !== '-1' && { ancestorElementInstanceKey: ancestor }),
        variables: variablesOf(variableInstructions),
      }),
    ),
    move: moveInstructions.map((move, at) => ({
      source: sourceOf(move.sourceElementInstruction, at),
      targetElementId: move.targetElementId,
      ...ancestorOf(move.ancestorScopeInstruction, at),
      variables: variablesOf(move.variableInstructions),
    })),
    terminate: terminateInstructions as readonly ElementChoice[],
  };
}

function sourceOf(
  { sourceType, sourceElementId, sourceElementInstanceKey }: Move['sourceElementInstruction'],
  at: number,
): ElementChoice {
  const pointer = `/moveInstructions/${at}/sourceElementInstruction`;
  if (sourceType === 'byId') return { elementId: given(sourceElementId, `${pointer}/sourceElementId`) };
  return { elementInstanceKey: given(sourceElementInstanceKey, `${pointer}/sourceElementInstanceKey`) };
}

function ancestorOf(
  instruction: Move['ancestorScopeInstruction'],
  at: number,
): Pick<NonNullable<ModifyInstance['move']>[number], 'ancestor'> {
  if (!instruction) return {};
  const { ancestorScopeType: type, ancestorElementInstanceKey: key } = instruction;
  if (type !== 'direct') return { ancestor: type };
  if (key === '-1') return {};
  const pointer = `/moveInstructions/${at}/ancestorScopeInstruction/ancestorElementInstanceKey`;
  return { ancestor: { elementInstanceKey: given(key, pointer) } };
}

function given(value: string | undefined, pointer: string): string {
  if (value !== undefined) return value;
  throw invalidArgument(`${pointer} is missing.`, { errors: [{ pointer, message: 'is missing' }] });
}

function variablesOf(instructions: Move['variableInstructions'] = []) {
  return instructions.map(({ variables, scopeId }) => ({
    variables: variables as Variables,
    ...(scopeId !== undefined && { scopeId }),
  }));
}
