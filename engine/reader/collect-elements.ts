import type { Xml } from '../elements/source.ts';
import type { Report } from './element-source.ts';
import { childOf, childrenOf, idOf, isA, localName, nearestId, textOf, typeOf } from './xml.ts';

/** A flow node or the process as it stands in the file. */
export interface FoundNode {
  readonly id: string;
  readonly kind: string;
  readonly xml: Xml;
  readonly scope: string | null;
  readonly lane: string | null;
}

export interface FoundFlow {
  readonly id: string;
  readonly xml: Xml;
  readonly scope: string;
}

export interface FoundElements {
  /** In document order, the process first. */
  readonly nodes: readonly FoundNode[];
  readonly flows: readonly FoundFlow[];
}

/** The flow nodes and sequence flows of a process, those inside its sub-processes included. */
export function collectElements(process: Xml, processId: string, report: Report): FoundElements {
  const nodes: FoundNode[] = [];
  const flows: FoundFlow[] = [];
  const visit = (container: Xml, scope: FoundNode): void => {
    const lanes = lanesOf(container);
    for (const xml of childrenOf(container, 'flowElements')) {
      const isFlow = isA(xml, 'bpmn:SequenceFlow');
      if (!isFlow && !isA(xml, 'bpmn:FlowNode')) continue;
      const id = idOf(xml);
      if (id === null) report(missingId(xml));
      else if (isFlow) flows.push({ id, xml, scope: scope.id });
      else {
        const node = { id, kind: kindOf(xml), xml, scope: scope.id, lane: lanes.get(id) ?? scope.lane };
        nodes.push(node);
        visit(xml, node);
      }
    }
  };
  const root = { id: processId, kind: 'process', xml: process, scope: null, lane: null };
  nodes.push(root);
  visit(process, root);
  return { nodes, flows };
}

/** An event sub-process is a bpmn:subProcess in the file, but nothing that a sub-process is. */
function kindOf(xml: Xml): string {
  return xml['triggeredByEvent'] === true ? 'eventSubProcess' : localName(typeOf(xml));
}

function missingId(xml: Xml) {
  return {
    rule: 'element/id',
    element: nearestId(xml),
    message: `A ${localName(typeOf(xml))} has no id.`,
    remedy: 'Give it an id.',
  };
}

/** The innermost lane of each flow node: its name, or its id where it has none. */
function lanesOf(container: Xml): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>();
  const visit = (laneSet: Xml): void => {
    for (const lane of childrenOf(laneSet, 'lanes')) {
      const name = textOf(lane, 'name') ?? idOf(lane);
      for (const node of childrenOf(lane, 'flowNodeRef')) {
        const id = idOf(node);
        if (id !== null && name !== null) lanes.set(id, name);
      }
      const inner = childOf(lane, 'childLaneSet');
      if (inner) visit(inner);
    }
  };
  for (const laneSet of childrenOf(container, 'laneSets')) visit(laneSet);
  return lanes;
}
