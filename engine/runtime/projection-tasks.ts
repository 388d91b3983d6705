import { nodeOf } from '../model/definition.ts';
import type { Key, NodeId } from '../model/ids.ts';
import type { Json } from '../model/json.ts';
import type { EventOf } from '../state/events.ts';
import type { TaskTransition } from '../state/instance-state.ts';
import type { UserTaskData } from '../state/user-task-data.ts';
import type { Projected } from './projection.ts';
import { identity } from './projection-work.ts';
import type { WriteSet } from './write-set.ts';

type TaskEvent =
  | EventOf<'UserTaskCreated'>
  | EventOf<'UserTaskAssigned'>
  | EventOf<'UserTaskUpdated'>
  | EventOf<'UserTaskTransitionBegun'>
  | EventOf<'UserTaskTransitionDenied'>
  | EventOf<'UserTaskCompleted'>
  | EventOf<'UserTaskCanceled'>;

/** User tasks, and what their listeners still decide about. */
export function projectTask(writes: WriteSet, step: Projected, event: TaskEvent): void {
  const patch = (record: Readonly<Record<string, Json>>): void =>
    writes.patch('userTasks', event.task, record);
  switch (event.type) {
    case 'UserTaskCreated':
      if (pending(step, event.element)) patch({ ...fieldsOf(event.data), state: 'CREATED' });
      else created(writes, step, event, { ...event, state: 'CREATED' });
      return;
    case 'UserTaskAssigned':
      return patch({ assignee: event.assignee, state: 'CREATED' });
    case 'UserTaskUpdated':
      return patch({ ...event.changes, state: 'CREATED' });
    case 'UserTaskTransitionBegun':
      return begun(writes, step, event);
    case 'UserTaskTransitionDenied':
      return patch({ state: 'CREATED', completedBy: null });
    case 'UserTaskCompleted':
      return patch({
        state: 'COMPLETED',
        completionDate: step.now,
        // With listeners it was whoever asked for it, not the worker of the last of them.
        ...(!pending(step, event.element) && { completedBy: step.actor }),
      });
    case 'UserTaskCanceled':
      return patch({ state: 'CANCELED', completionDate: step.now });
  }
}

/** What the listeners of the task worked on before this step. */
function pending({ draft }: Projected, element: Key): TaskTransition | null {
  return draft.base.elements[element]?.userTask?.transition ?? null;
}

function begun(writes: WriteSet, step: Projected, event: EventOf<'UserTaskTransitionBegun'>): void {
  const { on, data } = event.transition;
  const state = on.toUpperCase();
  // It is given to the one the model names when it has been created.
  if (data) created(writes, step, event, { node: event.node, data: { ...data, assignee: null }, state });
  else
    writes.patch('userTasks', event.task, { state, ...(on === 'completing' && { completedBy: step.actor }) });
}

function created(
  writes: WriteSet,
  step: Projected,
  { task, element }: { readonly task: Key; readonly element: Key },
  how: { readonly node: NodeId; readonly data: UserTaskData; readonly state: string },
): void {
  const { header } = step;
  const node = nodeOf(step.definition, how.node);
  writes.put('userTasks', task, {
    ...identity(step),
    ...fieldsOf(how.data),
    userTaskKey: task,
    name: node.name,
    state: how.state,
    elementId: node.id,
    elementInstanceKey: element,
    processDefinitionVersion: header.processDefinitionVersion,
    processName: header.processDefinitionName,
    creationDate: step.now,
    completionDate: null,
    tags: header.tags,
    lane: node.lane,
    completedBy: null,
    businessId: header.businessId,
  });
}

function fieldsOf({ headers, ...data }: UserTaskData): Readonly<Record<string, Json>> {
  return { ...data, customHeaders: headers };
}
