import type { Assignment, Xml } from '../elements/source.ts';
import { readExpression } from '../expressions/expression.ts';
import { childOf, childrenOf, isA, textOf } from './xml.ts';

/**
 * The resource roles of a user task or of a process (BPMN 2.0 §10.2.2): a performer becomes the assignee, potential
 * owners become candidate users. Their assignment expressions are FEEL or names; a role that only points at a
 * resource, or is of another kind, is drawn only.
 */
export function rolesOf(xml: Xml): Assignment {
  const performers: Xml[] = [];
  const owners: Xml[] = [];
  for (const role of childrenOf(xml, 'resources')) {
    const assigned = childOf(role, 'resourceAssignmentExpression');
    const expression = assigned && childOf(assigned, 'expression');
    const text = expression ? textOf(expression, 'body') : null;
    if (!expression || text === null || /[$#]\{/.test(text)) continue;
    if (isA(role, 'bpmn:PotentialOwner')) owners.push(expression);
    else if (isA(role, 'bpmn:Performer')) performers.push(expression);
  }
  return {
    ...(performers[0] ? { assignee: performers[0] } : {}),
    ...(owners.length > 0 ? { candidateUsers: owners.length === 1 ? owners[0] : together(owners) } : {}),
  };
}

/** Several roles as one list, in FEEL. */
function together(expressions: readonly Xml[]): string {
  const lists = expressions.map((expression) => {
    const text = textOf(expression, 'body') ?? '';
    const written = readExpression(text);
    if (written.language === 'feel') return written.source;
    return text
      .split(',')
      .map((name) => JSON.stringify(name.trim()))
      .join(', ');
  });
  return `=flatten([${lists.join(', ')}])`;
}
