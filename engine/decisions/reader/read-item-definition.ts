import type { Xml } from '../../reader/xml.ts';
import { childOf, childrenOf, idOf, textOf } from '../../reader/xml.ts';
import type { ItemDefinition } from '../model/decision-model.ts';
import { namedType } from './read-boxed.ts';
import { testsIn } from './read-decision-table.ts';
import { typeNameOf, type Reading } from './reading.ts';

/** DMN 1.5, clause 7.3.3. */
export function readItemDefinition(xml: Xml, reading: Reading): ItemDefinition {
  const signature = childOf(xml, 'functionItem');
  return {
    id: idOf(xml),
    name: textOf(xml, 'name') ?? '',
    type: typeNameOf(xml, reading),
    components: childrenOf(xml, 'itemComponent').map((component) => readItemDefinition(component, reading)),
    signature: signature
      ? {
          parameters: childrenOf(signature, 'parameters').map((parameter) => namedType(parameter, reading)),
          result: typeNameOf({ typeRef: signature['outputTypeRef'] }, reading),
        }
      : null,
    isCollection: ['true', '1'].includes(textOf(xml, 'isCollection') ?? ''),
    allowedValues: testsIn(xml, 'allowedValues', reading),
    typeConstraint: testsIn(xml, 'typeConstraint', reading),
  };
}
