import { defineElement, type ElementBehavior } from './element.ts';
import { jobMoves, readJob, type JobAttrs } from './job.ts';

/** Tasks that a job worker does, alike but for their names. */
function jobTask(kind: string, type: string, missing: readonly string[]): ElementBehavior {
  return defineElement<JobAttrs>({
    kind,
    type,
    spec: '10.2.3, 13.2.3',
    missing,
    activity: true,
    mappings: { inputs: true, outputs: true },
    read: readJob,
    enter: (context) => jobMoves(context, context.node.attrs),
  });
}

/** BPMN 2.0 §10.2.3: work for a job worker. */
export const serviceTask = jobTask('serviceTask', 'SERVICE_TASK', ['operationRef beside a job type']);

/** BPMN 2.0 §10.2.3: work for a job worker, or a message that the engine delivers; which of them its trigger says. */
export const sendTask = defineElement<Record<string, never>>({
  kind: 'sendTask',
  type: 'SEND_TASK',
  spec: '10.2.3, 13.2.3',
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: () => ({}),
  enter: () => [{ do: 'throw' }],
});
