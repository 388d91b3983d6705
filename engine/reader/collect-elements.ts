import type { Assignment, Xml } from '../elements/source.ts';
import { lanesOf } from './read-lanes.ts';
import { rolesOf } from './read-roles.ts';
import type { Report } from './reading.ts';
import { childrenOf, idOf, isA, localName, nearestId, typeOf } from './xml.ts';

/** A flow node or the process as it stands in the file. */
export interface FoundNode {
  readonly id: string;
  readonly kind: string;
  readonly xml: Xml;
  readonly scope: FoundNode | null;
  readonly lane: string | null;
  /** Who does the work inside, as far as roles and lanes say. */
  readonly assignment: Assignment;
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
        const lane = lanes.get(id);
        const node = {
          id,
          kind: kindOf(xml),
          xml,
          scope,
          lane: lane ? lane.name : scope.lane,
          assignment: { ...scope.assignment, ...lane?.assignment, ...rolesOf(xml) },
        };
        nodes.push(node);
        visit(xml, node);
      }
    }
  };
  const root: FoundNode = {
    id: processId,
    kind: 'process',
    xml: process,
    scope: null,
    lane: null,
    assignment: rolesOf(process),
  };
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
