import { Router, type RequestHandler } from 'express';
import type { Condition, StoredRecord } from '../../../engine/index.ts';
import type { InstanceDiagram } from '../../../schemas/api/instances.ts';
import type { ApiContext } from './context.ts';
import { readAll } from './read-all.ts';
import { textOf } from '../../record-fields.ts';
import { visibleInstance } from './visible-instance.ts';

type ElementCounts = InstanceDiagram['elements'][number];

/** Where a case stands, for drawing on its diagram. */
export function instanceDiagramRoutes({ engine }: ApiContext): Router {
  const show: RequestHandler = async (request, response) => {
    const { instance, key } = await visibleInstance(engine, request, response);
    const of: Condition = { op: 'eq', field: 'processInstanceKey', value: key };
    const [xml, elements, flows] = await Promise.all([
      engine.definitionXml(textOf(instance, 'processDefinitionKey')),
      readAll(engine, 'elementInstances', of, 'elementInstanceKey', 50_000),
      readAll(engine, 'sequenceFlows', of, 'sequenceFlowKey'),
    ]);
    const answer: InstanceDiagram = {
      xml,
      elements: countsOf(elements.filter((element) => textOf(element, 'elementInstanceKey') !== key)),
      flowsTaken: flows.map((flow) => textOf(flow, 'sequenceFlowId')),
    };
    response.json(answer);
  };

  return Router().get('/instances/:processInstanceKey/diagram', show);
}

function countsOf(elements: readonly StoredRecord[]): ElementCounts[] {
  const counts = new Map<string, { -readonly [K in keyof ElementCounts]: ElementCounts[K] }>();
  for (const element of elements) {
    const elementId = textOf(element, 'elementId');
    const count = counts.get(elementId) ?? {
      elementId,
      active: 0,
      completed: 0,
      terminated: 0,
      incidents: 0,
    };
    counts.set(elementId, count);
    const state = textOf(element, 'state');
    if (state === 'ACTIVE') count.active++;
    else if (state === 'COMPLETED') count.completed++;
    else count.terminated++;
    if (element['hasIncident'] === true) count.incidents++;
  }
  return [...counts.values()];
}
