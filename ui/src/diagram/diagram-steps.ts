import type { it } from '../language/it.ts';

export type StepKind = keyof typeof it.diagram.kind;

/** One step of a diagram, as a list shows it. */
export interface DiagramStep {
  readonly elementId: string;
  readonly name: string;
  readonly kind: StepKind;
}

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const bpmnDi = 'http://www.omg.org/spec/BPMN/20100524/DI';
const dc = 'http://www.omg.org/spec/DD/20100524/DC';

const kinds: Readonly<Record<StepKind, true>> = {
  userTask: true,
  serviceTask: true,
  sendTask: true,
  receiveTask: true,
  scriptTask: true,
  businessRuleTask: true,
  manualTask: true,
  task: true,
  callActivity: true,
  subProcess: true,
  transaction: true,
  adHocSubProcess: true,
  startEvent: true,
  endEvent: true,
  intermediateCatchEvent: true,
  intermediateThrowEvent: true,
  boundaryEvent: true,
  exclusiveGateway: true,
  parallelGateway: true,
  inclusiveGateway: true,
  eventBasedGateway: true,
  complexGateway: true,
};

const isKind = (name: string): name is StepKind => Object.hasOwn(kinds, name);

function leftEdges(document: Document): ReadonlyMap<string, number> {
  const edges = new Map<string, number>();
  for (const shape of document.getElementsByTagNameNS(bpmnDi, 'BPMNShape')) {
    const bounds = shape.getElementsByTagNameNS(dc, 'Bounds')[0];
    const element = shape.getAttribute('bpmnElement');
    if (element !== null && bounds) edges.set(element, Number(bounds.getAttribute('x')));
  }
  return edges;
}

/** The steps of a diagram from left to right, which is the order one reads it in. */
export function stepsOf(xml: string): readonly DiagramStep[] {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const edges = leftEdges(document);
  const steps: DiagramStep[] = [];
  for (const element of document.getElementsByTagNameNS(bpmn, '*')) {
    const elementId = element.getAttribute('id');
    const kind = element.localName;
    if (elementId !== null && isKind(kind))
      steps.push({ elementId, kind, name: element.getAttribute('name') ?? '' });
  }
  const edgeOf = ({ elementId }: DiagramStep) => edges.get(elementId) ?? Infinity;
  return steps.sort((a, b) => edgeOf(a) - edgeOf(b));
}
