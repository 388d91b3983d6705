import type { Move } from '../elements/element.ts';
import type { Key } from '../model/ids.ts';
import type { ElementInstance } from '../state/instance-state.ts';
import { beginAdHoc } from './ad-hoc.ts';
import { compensate } from './compensation.ts';
import { escalate } from './escalation.ts';
import { createJob } from './job-creation.ts';
import type { Run } from './run.ts';
import { enterScope } from './scope-entry.ts';
import { createUserTask } from './task-transitions.ts';
import { thrownBy } from './throwing.ts';
import { terminateContent } from './termination.ts';
import { cancelTransaction } from './transaction.ts';
import { visibleFrom } from './variables.ts';

/** Does what a hook asked for. Waits of `await` moves are already open. */
export function follow(run: Run, key: Key, moves: readonly Move[]): void {
  for (const move of moves) {
    // A move may have ended the element: what was asked for after it has no place any more.
    const element = run.draft.find(key);
    if (element && element.phase !== 'terminating') make(run, element, move);
  }
}

function make(run: Run, element: ElementInstance, move: Move): void {
  const { key, node } = element;
  switch (move.do) {
    case 'complete':
      return run.leave(element, move.result, move.take);
    case 'throw':
      return follow(run, key, thrownBy(run, element));
    case 'createJob':
      return createJob(run, element, move);
    case 'createUserTask':
      return createUserTask(run, element, move.data);
    case 'callProcess':
      return call(run, element, move);
    case 'enterScope':
      return enterScope(run, key);
    case 'terminateScope':
      return terminateOthers(run, element);
    case 'throwError':
      return run.throwError(element, { code: move.code, message: move.message, variables: {} });
    case 'escalate':
      return escalate(run, key, move.code);
    case 'signal': {
      const signal = run.env.newKey();
      run.emit({
        type: 'SignalThrown',
        element: key,
        node,
        signal,
        name: move.name,
        variables: element.variables,
      });
      return;
    }
    case 'publish': {
      const { name, correlationKey, timeToLive } = move;
      const message = run.env.newKey();
      const { variables } = element;
      run.emit({
        type: 'MessageThrown',
        element: key,
        node,
        message,
        name,
        correlationKey,
        timeToLive,
        variables,
      });
      return;
    }
    case 'fork':
      if (element.scope !== null) for (const flow of move.take) run.take(flow, element.scope);
      return;
    case 'compensate':
      return compensate(run, element, move);
    case 'cancelTransaction':
      return cancelTransaction(run, element);
    case 'beginAdHoc':
      return beginAdHoc(run, element, move.activities);
    case 'await':
      return;
  }
}

function call(run: Run, element: ElementInstance, move: Extract<Move, { do: 'callProcess' }>): void {
  const variables = move.allVariables ? visibleFrom(run.draft, element.key) : element.variables;
  run.emit({
    type: 'ProcessCalled',
    element: element.key,
    node: element.node,
    child: run.env.newKey(),
    definitionKey: move.definitionKey,
    variables,
  });
}

/** A terminate end event: everything else in its scope ends, tokens under way included; then it completes itself. */
function terminateOthers(run: Run, { key, scope }: ElementInstance): void {
  if (scope === null) return;
  for (const sibling of run.draft.childrenOf(scope)) if (sibling.key !== key) terminateContent(run, sibling);
  run.emit({ type: 'PendingFlowsDropped', scope });
  run.leave(run.element(key));
}
