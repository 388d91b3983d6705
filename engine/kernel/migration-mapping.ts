import type { Definition, Node } from '../model/definition.ts';
import type { FlowId, NodeId } from '../model/ids.ts';
import { isSameKind } from './likeness.ts';
import type { MigrationProblems } from './migration-problem.ts';

/** An element (or sequence flow) of the source process, and what takes its place in the target. */
export interface MappingInstruction {
  readonly source: string;
  readonly target: string;
}

/** A plan whose ids are known to both processes. */
export interface Mapping {
  readonly source: Definition;
  readonly target: Definition;
  /** The processes themselves are mapped without being named. */
  readonly nodes: ReadonlyMap<NodeId, NodeId>;
  readonly flows: ReadonlyMap<FlowId, FlowId>;
}

/** Reads a plan; what is wrong with it is told and left out. */
export function mappingOf(
  source: Definition,
  target: Definition,
  instructions: readonly MappingInstruction[],
  problems: MigrationProblems,
): Mapping {
  const nodes = new Map<NodeId, NodeId>([[source.root, target.root]]);
  const flows = new Map<FlowId, FlowId>();
  const seen = new Set<string>();
  for (const instruction of instructions) {
    const { source: from, target: to } = instruction;
    if (seen.has(from))
      problems.ofPlan({
        rule: 'migration/mapped-twice',
        element: from,
        target: to,
        message: `${from} is mapped more than once.`,
        remedy: 'Keep one mapping for each source element.',
      });
    else if (known(source, target, instruction, problems)) {
      if (source.nodes.has(from as NodeId)) nodes.set(from as NodeId, to as NodeId);
      else flows.set(from as FlowId, to as FlowId);
    }
    seen.add(from);
  }
  const mapping = { source, target, nodes, flows };
  requireOneSource(mapping, problems);
  return mapping;
}

function known(
  source: Definition,
  target: Definition,
  { source: from, target: to }: MappingInstruction,
  problems: MigrationProblems,
): boolean {
  const tell = (rule: string, message: string, remedy: string): false => {
    problems.ofPlan({ rule, element: from, target: to, message, remedy });
    return false;
  };
  const isNode = source.nodes.has(from as NodeId);
  if (!isNode && !source.flows.has(from as FlowId))
    return tell(
      'migration/unknown-source',
      `Process ${source.processId}, from which the instance is migrated, has no ${from}.`,
      'Name an element of the process the instance runs by.',
    );
  const isThere = isNode ? target.nodes.has(to as NodeId) : target.flows.has(to as FlowId);
  if (isThere) return true;
  const what = isNode ? 'element' : 'sequence flow';
  return tell(
    'migration/unknown-target',
    `Process ${target.processId}, to which the instance is migrated, has no ${what} ${to}.`,
    `Name ${isNode ? 'an element' : 'a sequence flow'} of the target process.`,
  );
}

/** Two subscriptions cannot become one. */
function requireOneSource({ nodes, target }: Mapping, problems: MigrationProblems): void {
  const events = new Map<NodeId, NodeId>();
  for (const [from, to] of nodes) {
    if (!target.nodes.get(to)?.trigger) continue;
    const other = events.get(to);
    if (other !== undefined)
      problems.ofPlan({
        rule: 'migration/event-target-twice',
        element: from,
        target: to,
        message: `${from} and ${other} are both mapped to the event ${to}.`,
        remedy: 'Map one event to each target event.',
      });
    events.set(to, from);
  }
}

/** What an element is mapped to; undefined: nothing. */
export function counterpart({ nodes, target }: Mapping, id: NodeId): Node | undefined {
  const to = nodes.get(id);
  return to === undefined ? undefined : target.nodes.get(to);
}

/** The same where nobody has to say it: an element that keeps its id and kind. */
export function likelyCounterpart(mapping: Mapping, id: NodeId): Node | undefined {
  const mapped = counterpart(mapping, id);
  if (mapped) return mapped;
  const same = mapping.target.nodes.get(id);
  const own = mapping.source.nodes.get(id);
  return same && own && isSameKind(own, same) ? same : undefined;
}
