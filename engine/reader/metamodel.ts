import { BpmnModdle } from 'bpmn-moddle';
import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

interface Property {
  readonly name: string;
  readonly isAttr?: boolean;
}

/** The script of a global script task is an element (BPMN 2.0, Semantic.xsd), which the descriptor takes for an attribute. */
const types = bpmn.types.map((type) =>
  type.name === 'GlobalScriptTask' ? { ...type, properties: type.properties?.map(asElement) } : type,
);

function asElement(property: Property): Property {
  return property.name === 'script' ? { ...property, isAttr: false } : property;
}

/** BPMN and the `zeebe:` extensions as data: what the parser knows. */
export const metamodel = new BpmnModdle({ bpmn: { ...bpmn, types }, zeebe });
