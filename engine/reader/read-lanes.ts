import type { Assignment, Xml } from '../elements/source.ts';
import { childOf, childrenOf, extensionsOf, idOf, textOf, typeOf } from './xml.ts';

/** What a lane says about what lies in it (BPMN 2.0 §10.7). */
export interface Lane {
  /** Its name, or its id where it has none. */
  readonly name: string | null;
  /** Its zeebe:properties `assignee`, `candidateGroups`, `candidateUsers`; those of the lane around it where it has none. */
  readonly assignment: Assignment;
}

const assignable = ['assignee', 'candidateGroups', 'candidateUsers'] as const;

/** The innermost lane of each flow node. */
export function lanesOf(container: Xml): ReadonlyMap<string, Lane> {
  const lanes = new Map<string, Lane>();
  const visit = (laneSet: Xml, around: Assignment): void => {
    for (const xml of childrenOf(laneSet, 'lanes')) {
      const lane = {
        name: textOf(xml, 'name') ?? idOf(xml),
        assignment: { ...around, ...assignmentOf(xml) },
      };
      for (const node of childrenOf(xml, 'flowNodeRef')) {
        const id = idOf(node);
        if (id !== null) lanes.set(id, lane);
      }
      const inner = childOf(xml, 'childLaneSet');
      if (inner) visit(inner, lane.assignment);
    }
  };
  for (const laneSet of childrenOf(container, 'laneSets')) visit(laneSet, {});
  return lanes;
}

function assignmentOf(lane: Xml): Assignment {
  const properties = extensionsOf(lane)
    .filter((value) => typeOf(value) === 'zeebe:Properties')
    .flatMap((value) => childrenOf(value, 'properties'));
  const said = properties.flatMap((property) => {
    const name = assignable.find((each) => each === property['name']);
    const value = textOf(property, 'value');
    return name && value !== null ? [[name, value] as const] : [];
  });
  return Object.fromEntries(said);
}
