import { extensionElements, tag } from './model-xml.ts';
import { propertiesElement, type Properties } from './model-element.ts';

export interface Lane {
  readonly id: string;
  readonly name?: string;
  /** Ids of the flow nodes in it. */
  readonly of?: readonly string[];
  /** `zeebe:properties`: `{ candidateGroups: 'nurses' }`. */
  readonly properties?: Properties;
  readonly lanes?: readonly Lane[];
}

/** Lanes say who does what; they may be divided again. */
export function laneSetElement(id: string, lanes: readonly Lane[], name = 'bpmn:laneSet'): string {
  return tag(name, { id }, lanes.map(laneElement).join(''));
}

function laneElement({ id, name = id, of = [], properties, lanes = [] }: Lane): string {
  return tag(
    'bpmn:lane',
    { id, name },
    [
      extensionElements(propertiesElement(properties)),
      ...of.map((node) => tag('bpmn:flowNodeRef', {}, node)),
      lanes.length === 0 ? '' : laneSetElement(`${id}_lanes`, lanes, 'bpmn:childLaneSet'),
    ].join(''),
  );
}
