import type { Xml } from '../../elements/source.ts';
import type { Problem } from '../../model/definition.ts';
import { childOf, childrenOf, idOf, isA, nearestId } from '../xml.ts';

/** BPMN 2.0 §9.3: a message flow leads from one participant, or something in it, to another. */
export function checkCollaborations(root: Xml): readonly Problem[] {
  return childrenOf(root, 'rootElements')
    .filter((xml) => isA(xml, 'bpmn:Collaboration'))
    .flatMap((collaboration) => childrenOf(collaboration, 'messageFlows'))
    .flatMap((flow) => {
      const missing = ['sourceRef', 'targetRef'].find((end) => !childOf(flow, end));
      if (!missing) return [];
      return [
        {
          rule: 'message-flow/ends',
          element: nearestId(flow),
          message: `The message flow ${idOf(flow) ?? ''} has no ${missing === 'sourceRef' ? 'source' : 'target'} in this file.`,
          remedy: 'Connect both ends of the message flow, or delete it.',
        },
      ];
    });
}
