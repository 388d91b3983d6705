/** The engine's public face: what an application that embeds it may rely on. */
export type { DecisionOutline } from './decisions/decision-outline.ts';
export { checkFeel, evaluateFeel, type FeelClock, type FeelResult, type Lookup } from './expressions/feel.ts';
export { feelText } from './expressions/feel/values/text.ts';
export type { FeelValue } from './expressions/feel/values/value.ts';
export { checkDecisions, type Finding } from './decisions/checker/check-decisions.ts';
export type { DecisionProgram, ReadDecisions } from './decisions/decisions.ts';
export type { DecisionResult, EvaluatedDecision, MatchedRule } from './decisions/evaluation-record.ts';
export { openDecisions, readDecisions } from './decisions/read-decisions.ts';
export type { Definition, Problem } from './model/definition.ts';
export type { Json, Variables } from './model/json.ts';
export type { Clock, Collection, Commit, Guard, Scheduler, Store, Write } from './runtime/ports.ts';
export type { Condition, Counted, Page, Query, Sort, StoredRecord } from './runtime/query.ts';
export { engineCollections } from './runtime/collections.ts';
export {
  DeploymentRejection,
  EngineRejection,
  type ActivatedJob,
  type ActivateJobs,
  type CreatedInstance,
  type CreateInstance,
  type Deployment,
  type Engine,
  type EvaluateDecision,
  type EvaluatedDecisions,
  type JobAnswer,
  type ListenedTask,
  type PublishMessage,
  type RejectionCode,
  type Resource,
  type StartBatch,
  type StartedBatch,
  type UserTaskChanges,
} from './runtime/engine.ts';
export type { Confidence, ProposedPlan } from './kernel/migration-plan.ts';
export type { MigrationProblem } from './kernel/migration-problem.ts';
export {
  MigrationRejection,
  type ElementChoice,
  type MigrationCheck,
  type MigrationPlan,
  type ModifyInstance,
} from './runtime/operating.ts';
export type { BatchKind, BatchKinds } from './runtime/batches/batch-kind.ts';
export { createWorkingCalendar } from './expressions/public-holidays.ts';
export type { WorkingCalendar } from './expressions/working-calendar.ts';
export type { CalendarsOf } from './runtime/environments.ts';
export { createEngine, type EngineOptions } from './runtime/create-engine.ts';
export { fieldKeys } from './forms/field-keys.ts';
export { validateForm, type FormError, type ValidatedForm } from './forms/validate-form.ts';
export { StoreError } from './runtime/store-error.ts';
export { createMemoryEngine, createSqliteEngine, createStoreEngine } from './embed/compose.ts';
export type { EmbeddedEngine, EmbeddedOptions } from './embed/embedded-engine.ts';
export { BpmnError, JobFailure, type Job, type JobOutcome } from './embed/job.ts';
export type { JobHandler, JobWorker, JobWorkerOptions } from './embed/job-worker.ts';
export type { OpenUserTask, UserTaskFilter } from './embed/open-user-tasks.ts';
