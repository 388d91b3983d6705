import type { Definition } from '../model/definition.ts';
import { ProcessAssertionError } from './process-assertion-error.ts';

/** Which parts of a diagram were passed. Ids are in the order of the diagram. */
export interface ProcessCoverage {
  readonly processId: string;
  readonly nodes: { readonly passed: readonly string[]; readonly missed: readonly string[] };
  readonly flows: { readonly passed: readonly string[]; readonly missed: readonly string[] };
  /** Nodes and flows passed of all there are; 1: everything. */
  readonly share: number;
}

interface Seen {
  readonly definition: Definition;
  readonly nodes: Set<string>;
  readonly flows: Set<string>;
}

/**
 * What a suite has passed of its diagrams. Given to every world of the suite, it adds up what their instances did;
 * a world adds its part when it is closed. Processes are told apart by their ids; of several versions the last one
 * added is what there is to pass.
 */
export class Coverage {
  private readonly seen = new Map<string, Seen>();

  add(definition: Definition, nodes: Iterable<string>, flows: Iterable<string>): void {
    const { processId } = definition;
    const before = this.seen.get(processId);
    this.seen.set(processId, {
      definition,
      nodes: new Set([...(before?.nodes ?? []), ...nodes]),
      flows: new Set([...(before?.flows ?? []), ...flows]),
    });
  }

  get processes(): readonly ProcessCoverage[] {
    return [...this.seen.values()].map(coverageOf);
  }

  of(processId: string): ProcessCoverage {
    const seen = this.seen.get(processId);
    if (seen) return coverageOf(seen);
    const known = [...this.seen.keys()].join(', ');
    throw new Error(
      `No closed world has deployed the process ${processId}; those that were: ${known || 'none'}.`,
    );
  }

  /** A line a process, and what was missed. */
  text(): string {
    return this.processes.map(textOf).join('\n');
  }

  /** Throws when less than this share of the nodes and flows of a process was passed, and names what was missed. */
  shouldBeAtLeast(share: number, processId?: string): void {
    const asked = processId === undefined ? this.processes : [this.of(processId)];
    const poor = asked.filter((each) => each.share < share);
    if (poor.length === 0 && asked.length > 0) return;
    throw new ProcessAssertionError(
      `At least ${percent(share)} of each diagram should be passed.\n${poor.map(textOf).join('\n') || 'No world that was closed has deployed any.'}`,
      share,
      poor[0]?.share ?? 0,
    );
  }
}

function coverageOf({ definition, nodes, flows }: Seen): ProcessCoverage {
  const allNodes = [...definition.nodes.keys()].filter((id) => id !== definition.root);
  const allFlows = [...definition.flows.keys()];
  const passed = {
    nodes: allNodes.filter((id) => nodes.has(id)),
    flows: allFlows.filter((id) => flows.has(id)),
  };
  const all = allNodes.length + allFlows.length;
  return {
    processId: definition.processId,
    nodes: { passed: passed.nodes, missed: allNodes.filter((id) => !nodes.has(id)) },
    flows: { passed: passed.flows, missed: allFlows.filter((id) => !flows.has(id)) },
    share: all === 0 ? 1 : (passed.nodes.length + passed.flows.length) / all,
  };
}

function textOf({ processId, nodes, flows, share }: ProcessCoverage): string {
  const count = ({ passed, missed }: ProcessCoverage['nodes']): string =>
    `${passed.length} of ${passed.length + missed.length}`;
  const lines = [
    `${processId}: ${percent(share)} (${count(nodes)} flow nodes, ${count(flows)} sequence flows)`,
  ];
  if (nodes.missed.length > 0) lines.push(`  flow nodes never passed: ${nodes.missed.join(', ')}`);
  if (flows.missed.length > 0) lines.push(`  sequence flows never passed: ${flows.missed.join(', ')}`);
  return lines.join('\n');
}

/** Rounded down: 100 % is everything. */
function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
