/**
 * Diagrams drawn in code, as real BPMN XML: `process('asking').startEvent().userTask('ask').endEvent()`. All of
 * BPMN process modelling can be drawn; what has no method or option goes in by `raw`.
 */
export { process, ProcessModel } from './model-process.ts';
export { Path, type AdHocOptions, type CallOptions } from './model-path.ts';
export type { Bound, JobOptions } from './model-element.ts';
export { multiInstance, standardLoop } from './model-loop.ts';
export { code } from './model-tasks.ts';
export {
  cancel,
  compensate,
  conditional,
  error,
  escalation,
  link,
  message,
  multiple,
  parallelMultiple,
  reference,
  sent,
  signal,
  terminate,
  timer,
  type EventTrigger,
} from './model-trigger.ts';
