import { flowOf, type Expression } from '../model/definition.ts';
import type { FlowId } from '../model/ids.ts';
import { Incident, defineElement, type HookContext } from './element.ts';

interface ComplexGatewayAttrs {
  /** Which tokens are enough; null only where no more than one flow leads to it. */
  readonly activationCondition: Expression | null;
}

/**
 * BPMN 2.0 §13.3.5. Waits until its activation condition holds; uses up one token of each incoming flow that has one
 * and is left by the flows whose conditions hold (else the default flow). Then it waits for its reset: for the tokens
 * that still come on the other flows, until none can come any more; it is left once more by the flows whose conditions
 * hold then. In both conditions `activationCount` is the number of incoming flows with a token, `tokens` a context with
 * the number on each flow, `waitingForStart` true before the activation and false at the reset. A flow without a
 * condition is taken at the activation only.
 */
export const complexGateway = defineElement<ComplexGatewayAttrs>({
  kind: 'complexGateway',
  type: 'COMPLEX_GATEWAY',
  spec: '10.5.5, 13.3.5',
  joinsLate: true,
  read: (source) => ({
    activationCondition: source.condition(source.xml['activationCondition'], 'activation condition'),
  }),
  check: (node) =>
    node.attrs.activationCondition !== null || node.incoming.length <= 1
      ? []
      : [
          {
            rule: 'complex-gateway/activation-condition',
            element: node.id,
            message: `The complex gateway ${node.id} does not say which tokens are enough to go on.`,
            remedy: 'Give it an activation condition, such as =activationCount >= 2.',
          },
        ],
  join: (context) => {
    const { node, pending } = context;
    const there = node.incoming.filter((flow) => pending[flow]);
    if (there.length === 0) return null;
    const { activationCondition } = node.attrs;
    if (activationCondition === null) return there;
    const names = { ...counts(node.incoming, pending), waitingForStart: true };
    return context.boolean(activationCondition, 'activation condition', names) ? there : null;
  },
  reset: (context) => {
    const { node, pending, waiting, definition } = context;
    const consumed = waiting?.awaitingReset ?? [];
    const left = node.incoming.filter((flow) => !consumed.includes(flow));
    const supplied = [...consumed, ...left.filter((flow) => pending[flow])];
    if (left.some((flow) => !pending[flow] && context.mayStillCome(flow, supplied))) return null;
    const names = { ...counts(node.incoming, pending), waitingForStart: false };
    const take = node.outgoing.filter((id) => {
      const { condition } = flowOf(definition, id);
      return condition !== null && context.boolean(condition, `condition of ${id}`, names);
    });
    return { consume: left.filter((flow) => pending[flow]), take };
  },
  enter: (context) => {
    const { node, element } = context;
    const consumed = element.awaitingReset ?? [];
    const used = Object.fromEntries(consumed.map((flow) => [flow, 1]));
    const take = chosen(context.with({ ...counts(node.incoming, used), waitingForStart: true }));
    return consumed.length === node.incoming.length ? [{ do: 'complete', take }] : [{ do: 'fork', take }];
  },
});

function chosen(context: HookContext<ComplexGatewayAttrs>): readonly FlowId[] {
  const { node, definition } = context;
  if (node.outgoing.length === 0) return [];
  const taken = node.outgoing.filter((id) => {
    const { condition } = flowOf(definition, id);
    if (id === node.defaultFlow) return false;
    return condition === null || context.boolean(condition, `condition of ${id}`, 'CONDITION_ERROR');
  });
  if (taken.length > 0) return taken;
  if (node.defaultFlow !== null) return [node.defaultFlow];
  throw new Incident(
    'CONDITION_ERROR',
    `Expected at least one condition of ${node.id} to hold, or a default flow: none holds and there is no default.`,
  );
}

function counts(
  incoming: readonly FlowId[],
  pending: Readonly<Record<FlowId, number>>,
): { readonly activationCount: number; readonly tokens: Readonly<Record<string, number>> } {
  const tokens = Object.fromEntries(incoming.map((flow) => [flow, pending[flow] ?? 0]));
  return { activationCount: incoming.filter((flow) => pending[flow]).length, tokens };
}
