import { nodeOf, type Definition } from '../../engine/model/definition.ts';
import type { Key } from '../../engine/model/ids.ts';
import type { Json, Variables } from '../../engine/model/json.ts';
import type { Event } from '../../engine/state/events.ts';
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
    if (event.type === 'UserTaskCreated') {
      const { headers: _headers, ...data } = event.data;
      this.tasks.push({
        ...data,
        id: event.node,
        isOpen: true,
        key: event.task,
        instance,
        element: event.element,
      });
      return;
    }
    const task = this.tasks.find(({ key }) => key === event.task);
    if (!task) throw new Error(`Task ${event.task} was never created`);
    if (event.type === 'UserTaskAssigned') task.assignee = event.assignee;
    else if (event.type === 'UserTaskUpdated') Object.assign(task, event.changes);
    else task.isOpen = false;
  }

  private workedOnJob(
    instance: Key,
    event: Exclude<Extract<Event, { job: Key }>, { type: 'IncidentRaised' | 'IncidentResolved' }>,
  ): void {
    if (event.type === 'JobCreated') {
      const { node, element, job: key, jobType: type, retries, headers } = event;
      this.jobs.push({ id: node, isOpen: true, type, retries, headers, key, instance, element });
      return;
    }
    const job = this.jobs.find(({ key }) => key === event.job);
    if (!job) throw new Error(`Job ${event.job} was never created`);
    if (event.type === 'JobFailed' || event.type === 'JobRetriesUpdated') job.retries = event.retries;
    else job.isOpen = false;
  }
}

function oneOf<T extends { readonly id: string; readonly isOpen: boolean }>(
  all: readonly T[],
  id: string,
): T {
  const found = all.find((each) => each.id === id && each.isOpen) ?? all.findLast((each) => each.id === id);
  if (!found) throw new Error(`Nothing has been open at ${id}`);
  return found;
}
