import { parser, trackVariables, VariableContext } from 'lezer-feel';
import type { Shape } from './known-names.ts';

type Reduce = (context: Tracked, term: number, ...rest: unknown[]) => Tracked;

/** What the grammar keeps of a part of an expression: its own parts, what it is in, and the names its value has. */
interface Tracked {
  readonly children: readonly Tracked[];
  readonly parent: Tracked | null;
  readonly name: string;
  readonly raw?: string;
  computedValue(): unknown;
  assign(changes: { readonly children?: readonly Tracked[]; readonly value?: unknown }): Tracked;
  define(name: unknown, value: unknown): Tracked;
}

const FILTER = termOf('FilterExpression');
const INVOCATION = termOf('FunctionInvocation');
const PARAMETER = termOf('ParameterName');

/**
 * Follows which names the value before a `.` or a `[` has, so that `order.net-price` can be one path. T1: the grammar
 * loses them after filters that compare, in results of functions and in parameters. Here a filter has those of its
 * list, a result those of the arguments, and a parameter those of the arguments before its function, as in `sort`; or
 * all of `entries`, since any value may be handed in.
 */
export function trackNames(names: Shape, entries: Shape): object {
  const tracker = trackVariables(names);
  const { reduce } = tracker as object as { readonly reduce: Reduce };
  const tracking: Reduce = (context, term, ...rest) => {
    if (term === FILTER) return reduce(withoutCondition(context), term, ...rest);
    if (term === INVOCATION) return reduce(withResult(context), term, ...rest);
    const reduced = reduce(context, term, ...rest);
    return term === PARAMETER ? withParameter(reduced, entries) : reduced;
  };
  const prototype = Object.getPrototypeOf(tracker) as object;
  return Object.assign(Object.create(prototype) as object, tracker, { reduce: tracking });
}

function termOf(name: string): number {
  return parser.nodeSet.types.find((type) => type.name === name)?.id ?? -1;
}

/** The grammar takes the last part but one for the list, which a condition of two parts makes a part of the condition. */
function withoutCondition(filter: Tracked): Tracked {
  const [list] = filter.children;
  return list ? filter.assign({ children: [list, list] }) : filter;
}

function withResult(invocation: Tracked): Tracked {
  const [called, ...args] = invocation.children;
  if (!called || called.raw === 'get value' || hasNames(called.computedValue())) return invocation;
  return invocation.assign({ children: [called.assign({ value: namesOf(args) }), ...args] });
}

function withParameter(definition: Tracked, entries: Shape): Tracked {
  const name = definition.children.at(-1)?.computedValue();
  const call = definition.parent;
  const given = call?.name === 'FunctionInvocation' ? namesOf(call.children.slice(1)) : undefined;
  return definition.define(name, given && hasNames(given) ? given : entries);
}

function namesOf(parts: readonly Tracked[]): VariableContext {
  return VariableContext.of(...parts.map((part) => part.computedValue()));
}

function hasNames(value: unknown): boolean {
  return value instanceof VariableContext && value.getKeys().length > 0;
}
