import { isDeepStrictEqual } from 'node:util';
import type { Variables } from '../model/json.ts';
import type { BpmnError, JobFailure } from '../embed/job.ts';
import { ProcessAssertionError } from './process-assertion-error.ts';
import { describeSnapshot, type Snapshot } from './snapshot.ts';

/** What an instance needs of its world. */
export interface InstanceWorld {
  snapshot(instance: string): Promise<Snapshot>;
  completeTask(element: string, variables: Variables, instance: string): Promise<void>;
  completeJob(element: string, variables: Variables, instance: string): Promise<void>;
  failJob(element: string, failure: JobFailure | BpmnError, instance: string): Promise<void>;
  resolveIncident(element: string, instance: string): Promise<void>;
  setVariables(variables: Variables, instance: string): Promise<void>;
  cancel(instance: string): Promise<void>;
}

/**
 * A process instance in a test. Each `should…` resolves when it holds and else rejects with a `ProcessAssertionError`
 * that tells where the instance stands. Elements are named by their ids in the diagram; of several open tasks or jobs
 * of one element the oldest is meant.
 */
export class TestInstance {
  readonly key: string;
  private readonly world: InstanceWorld;

  constructor(world: InstanceWorld, key: string) {
    this.world = world;
    this.key = key;
  }

  snapshot(): Promise<Snapshot> {
    return this.world.snapshot(this.key);
  }

  completeTask(element: string, variables: Variables = {}): Promise<void> {
    return this.world.completeTask(element, variables, this.key);
  }

  /** Of a job whose type has no mock. */
  completeJob(element: string, variables: Variables = {}): Promise<void> {
    return this.world.completeJob(element, variables, this.key);
  }

  /** Of a job whose type has no mock. */
  failJob(element: string, failure: JobFailure | BpmnError): Promise<void> {
    return this.world.failJob(element, failure, this.key);
  }

  resolveIncident(element: string): Promise<void> {
    return this.world.resolveIncident(element, this.key);
  }

  setVariables(variables: Variables): Promise<void> {
    return this.world.setVariables(variables, this.key);
  }

  cancel(): Promise<void> {
    return this.world.cancel(this.key);
  }

  shouldBeActive(): Promise<void> {
    return this.shouldBe('active');
  }

  shouldBeCompleted(): Promise<void> {
    return this.shouldBe('completed');
  }

  shouldBeTerminated(): Promise<void> {
    return this.shouldBe('terminated');
  }

  /** At these elements and at no others, each as often as it is named, in any order. */
  shouldWaitAt(...elements: readonly string[]): Promise<void> {
    return this.holds(
      `wait at ${elements.join(', ')}`,
      ({ waitsAt }) => waitsAt.map(({ id }) => id).toSorted(),
      elements.toSorted(),
    );
  }

  /** These elements were completed in this order, whatever else was in between. */
  async shouldHavePassed(...elements: readonly string[]): Promise<void> {
    const snapshot = await this.snapshot();
    let next = 0;
    for (const id of snapshot.completed) if (id === elements[next]) next += 1;
    if (next === elements.length) return;
    const what = `have passed ${elements.join(' → ')}, but ${elements[next] ?? ''} was not completed${next > 0 ? ` after ${elements[next - 1] ?? ''}` : ''}`;
    this.fail(what, snapshot, elements, snapshot.completed);
  }

  /** None of these elements was ever begun. */
  shouldNotHaveReached(...elements: readonly string[]): Promise<void> {
    return this.holds(
      `not have reached ${elements.join(', ')}`,
      ({ path }) => elements.filter((id) => path.includes(id)),
      [],
    );
  }

  /** The variables of the process itself have these values; others do not matter. */
  shouldHaveVariables(expected: Variables): Promise<void> {
    return this.holds(
      `have the variables ${JSON.stringify(expected)}`,
      ({ variables }) =>
        Object.fromEntries(Object.entries(variables).filter(([name]) => Object.hasOwn(expected, name))),
      expected,
    );
  }

  /** An open one; the message may be a part of it. */
  async shouldHaveIncident(element: string, type?: string, message?: string): Promise<void> {
    const snapshot = await this.snapshot();
    const fits = snapshot.incidents.some(
      (incident) =>
        incident.element === element &&
        (type === undefined || incident.type === type) &&
        (message === undefined || incident.message.includes(message)),
    );
    if (fits) return;
    const expected = {
      element,
      ...(type !== undefined && { type }),
      ...(message !== undefined && { message }),
    };
    this.fail(`have the incident ${JSON.stringify(expected)}`, snapshot, expected, snapshot.incidents);
  }

  shouldHaveNoIncident(): Promise<void> {
    return this.holds('have no incident', ({ incidents }) => incidents, []);
  }

  private shouldBe(state: Snapshot['state']): Promise<void> {
    return this.holds(`be ${state}`, (snapshot) => snapshot.state, state);
  }

  private async holds(
    what: string,
    actual: (snapshot: Snapshot) => unknown,
    expected: unknown,
  ): Promise<void> {
    const snapshot = await this.snapshot();
    const found = actual(snapshot);
    if (!isDeepStrictEqual(found, expected)) this.fail(what, snapshot, expected, found);
  }

  private fail(what: string, snapshot: Snapshot, expected: unknown, actual: unknown): never {
    throw new ProcessAssertionError(
      `The instance should ${what}.\n${describeSnapshot(snapshot)}`,
      expected,
      actual,
    );
  }
}
