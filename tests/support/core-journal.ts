import { nodeOf, type Definition } from '../../engine/model/definition.ts';
import type { Key, NodeId } from '../../engine/model/ids.ts';
import type { Json, Variables } from '../../engine/model/json.ts';
import type { Event } from '../../engine/state/events.ts';
import type { UserTaskData } from '../../engine/state/user-task-data.ts';
import type { View } from './scenario-world.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] } & {
  readonly key: Key;
  readonly instance: Key;
  readonly element: Key;
};
type Task = Open<View['tasks'][number]>;
type Job = Open<View['jobs'][number]>;

/** What the events of all instances tell, as the stored records of the runtime do. */
export class CoreJournal {
  readonly path: string[] = [];
  readonly tasks: Task[] = [];
  readonly jobs: Job[] = [];
  /** The kinds of elements and triggers that were activated. */
  readonly kinds = new Set<string>();
  readonly triggers = new Set<string>();
  private readonly byScope = new Map<Key, Record<string, Json>>();
  private readonly incidents = new Map<Key, { readonly errorType: string; readonly message: string }>();

  task(element: string): { instance: Key; element: Key; task: Key } {
    const { instance, element: key, key: task } = oneOf(this.tasks, element);
    return { instance, element: key, task };
  }

  job(element: string): { instance: Key; element: Key; job: Key } {
    const { instance, element: key, key: job } = oneOf(this.jobs, element);
    return { instance, element: key, job };
  }

  variables(scope: Key): Variables {
    return this.byScope.get(scope) ?? {};
  }

  incident(key: Key): { readonly errorType: string; readonly message: string } {
    return this.incidents.get(key) ?? { errorType: '', message: '' };
  }

  write(instance: Key, definition: Definition, events: readonly Event[]): void {
    for (const event of events) {
      if (event.type === 'ElementActivated') this.activated(definition, event);
      else if (event.type === 'VariablesSet')
        this.byScope.set(event.scope, { ...this.byScope.get(event.scope), ...event.variables });
      else if (event.type === 'IncidentRaised')
        this.incidents.set(event.incident, { errorType: event.errorType, message: event.message });
      else if (event.type === 'ElementMigrated') this.moved(event.element, event.node);
      else if ('task' in event) this.workedOnTask(instance, event);
      else if ('job' in event && event.type !== 'IncidentResolved') this.workedOnJob(instance, event);
    }
  }

  private moved(element: Key, id: string): void {
    for (const each of [...this.tasks, ...this.jobs])
      if (each.isOpen && each.element === element) each.id = id;
  }

  private activated(definition: Definition, event: Extract<Event, { type: 'ElementActivated' }>): void {
    const { kind, trigger } = nodeOf(definition, event.node);
    if (event.scope !== null) this.path.push(event.node);
    this.kinds.add(kind);
    if (trigger) this.triggers.add(trigger.kind);
  }

  private workedOnTask(instance: Key, event: Extract<Event, { task: Key }>): void {
    const known = this.tasks.find(({ key }) => key === event.task);
    if (event.type === 'UserTaskCreated' && known) {
      const { headers: _headers, ...data } = event.data;
      Object.assign(known, data, { state: 'CREATED' });
    } else if (event.type === 'UserTaskCreated') this.newTask(instance, event, event.data, 'CREATED');
    else if (event.type === 'UserTaskTransitionBegun' && event.transition.data && !known)
      this.newTask(instance, event, { ...event.transition.data, assignee: null }, 'CREATING');
    else if (known) workedOn(known, event);
    else throw new Error(`Task ${event.task} was never created`);
  }

  private newTask(
    instance: Key,
    { task: key, node: id, element }: { readonly task: Key; readonly node: NodeId; readonly element: Key },
    { headers: _headers, ...data }: UserTaskData,
    state: string,
  ): void {
    this.tasks.push({ ...data, id, isOpen: true, state, key, instance, element });
  }

  private workedOnJob(
    instance: Key,
    event: Exclude<Extract<Event, { job: Key }>, { type: 'IncidentRaised' | 'IncidentResolved' }>,
  ): void {
    if (event.type === 'JobCreated') {
      const { node, element, job: key, jobType: type, retries, headers, listener } = event;
      const on = listener?.on ?? null;
      this.jobs.push({ id: node, isOpen: true, on, type, retries, headers, key, instance, element });
      return;
    }
    const job = this.jobs.find(({ key }) => key === event.job);
    if (!job) throw new Error(`Job ${event.job} was never created`);
    if (event.type === 'JobFailed' || event.type === 'JobRetriesUpdated') job.retries = event.retries;
    else job.isOpen = false;
  }
}

function workedOn(task: Task, event: Extract<Event, { task: Key }>): void {
  switch (event.type) {
    case 'UserTaskTransitionBegun':
      task.state = event.transition.on.toUpperCase();
      return;
    case 'UserTaskTransitionCorrected':
      return;
    case 'UserTaskCompleted':
    case 'UserTaskCanceled':
      task.isOpen = false;
      task.state = event.type === 'UserTaskCompleted' ? 'COMPLETED' : 'CANCELED';
      return;
    case 'UserTaskAssigned':
      task.assignee = event.assignee;
      break;
    case 'UserTaskUpdated':
      Object.assign(task, event.changes);
  }
  task.state = 'CREATED';
}

function oneOf<T extends { readonly id: string; readonly isOpen: boolean }>(
  all: readonly T[],
  id: string,
): T {
  const found = all.find((each) => each.id === id && each.isOpen) ?? all.findLast((each) => each.id === id);
  if (!found) throw new Error(`Nothing has been open at ${id}`);
  return found;
}
