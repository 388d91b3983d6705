import type { Expression } from '../model/definition.ts';
import { Incident, defineElement, type Binding } from './element.ts';
import { readBinding } from './form.ts';

interface CallActivityAttrs {
  readonly processId: Expression;
  readonly binding: Binding;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

/** BPMN 2.0 §10.2.6: runs another process, or a global task, as an instance of its own and waits for its end. */
export const callActivity = defineElement<CallActivityAttrs>({
  kind: 'callActivity',
  type: 'CALL_ACTIVITY',
  spec: '10.2.6, 13.2.5',
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    const called = source.extension('CalledElement') ?? {};
    return {
      processId: source.requiredExpression(
        called['processId'] ?? called['processIdExpression'] ?? calledName(source.xml['calledElement']),
        'zeebe:calledElement processId',
        'call-activity/process-id',
      ),
      binding: readBinding(source, called),
      propagateAllParentVariables: called['propagateAllParentVariables'] !== false,
      propagateAllChildVariables: called['propagateAllChildVariables'] !== false,
    };
  },
  enter: (context) => {
    const { attrs } = context.node;
    const processId = context.text(attrs.processId, 'called process id');
    const definitionKey = context.findProcess(processId, attrs.binding);
    if (definitionKey === null)
      throw new Incident(
        'CALLED_ELEMENT_ERROR',
        `Expected process '${processId}' (${attrs.binding.binding}) with a none start event to be deployed, but there is none.`,
      );
    return [{ do: 'callProcess', definitionKey, allVariables: attrs.propagateAllParentVariables }];
  },
  resultOf: (node, variables) =>
    node.outputs.length > 0 || node.attrs.propagateAllChildVariables ? variables : {},
});

/** `calledElement` is a qualified name: the prefix says from which file it comes, which deployments do not ask. */
function calledName(called: unknown): unknown {
  return typeof called === 'string' && !called.startsWith('=') ? called.replace(/^.*:/, '') : called;
}
