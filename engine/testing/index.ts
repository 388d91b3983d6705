/** Process tests: the real engine over a world in memory whose time the test moves. For any test runner. */
export { BpmnError, JobFailure, type Job, type JobOutcome } from '../embed/job.ts';
export type { Json, Variables } from '../model/json.ts';
export { DeploymentRejection, EngineRejection, type Resource } from '../runtime/engine.ts';
export { Coverage, type ProcessCoverage } from './coverage.ts';
export type { JobMock } from './job-mocks.ts';
export { ProcessAssertionError } from './process-assertion-error.ts';
export { openWorld, type ProcessWorld, type WorldOptions } from './process-world.ts';
export type { Snapshot } from './snapshot.ts';
export type { TestInstance } from './test-instance.ts';
