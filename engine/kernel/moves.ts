import type { Move } from '../elements/element.ts';
import { membersOf, nodeOf, type Node } from '../model/definition.ts';
import type { Key } from '../model/ids.ts';
import type { Run } from './run.ts';
import { terminateContent } from './termination.ts';
import { visibleFrom } from './variables.ts';

/** Does what a hook asked for. Waits of `await` moves are already open. */
export function follow(run: Run, key: Key, moves: readonly Move[]): void {
  for (const move of moves) {
    const element = run.element(key);
    switch (move.do) {
      case 'complete':
        run.leave(element, move.result, move.take);
        break;
      case 'throw':
        follow(run, key, run.thrown(element));
        break;
      case 'createJob': {
        const { jobType, retries, headers } = move;
        run.emit({
          type: 'JobCreated',
          element: key,
          node: element.node,
          job: run.env.newKey(),
          jobType,
          retries,
          headers,
        });
        break;
      }
      case 'createUserTask':
        run.emit({
          type: 'UserTaskCreated',
          element: key,
          node: element.node,
          task: run.env.newKey(),
          data: move.data,
        });
        break;
      case 'callProcess': {
        const variables = move.allVariables ? visibleFrom(run.draft, key) : element.variables;
        const { definitionKey } = move;
        run.emit({
          type: 'ProcessCalled',
          element: key,
          node: element.node,
          child: run.env.newKey(),
          definitionKey,
          variables,
        });
        break;
      }
      case 'enterScope':
        for (const start of startsOf(run, element.node)) run.begin(start, key);
        run.completeScopeIfIdle(key);
        break;
      case 'terminateScope':
        terminateOthers(run, key);
        break;
      case 'throwError':
        run.throwError(element, { code: move.code, message: move.message, variables: {} });
        break;
      case 'await':
        break;
    }
  }
}

/** Where a sub-process begins: its start events. */
function startsOf(run: Run, scope: Node['id']): readonly Node[] {
  return membersOf(run.definition, scope)
    .map((id) => nodeOf(run.definition, id))
    .filter((node) => node.incoming.length === 0 && node.attachedTo === null && node.trigger !== null);
}

/** A terminate end event: everything else in its scope ends, tokens under way included; then it completes itself. */
function terminateOthers(run: Run, key: Key): void {
  const element = run.element(key);
  if (element.scope === null) return;
  for (const sibling of run.draft.childrenOf(element.scope))
    if (sibling.key !== key) terminateContent(run, sibling);
  run.emit({ type: 'PendingFlowsDropped', scope: element.scope });
  run.leave(run.element(key));
}
