/** Something that stands in the way of a migration, in words one can act on. */
export interface MigrationProblem {
  /** Stable rule id: `migration/unmapped`. */
  readonly rule: string;
  /** The element (or sequence flow) of the source process. */
  readonly element: string;
  /** What it is mapped to; null: nothing. */
  readonly target: string | null;
  readonly message: string;
  /** How to mend it. */
  readonly remedy: string;
}

/** `INVALID_ARGUMENT`: the plan itself is wrong; `INVALID_STATE`: it does not fit this instance. */
export interface MigrationRejection {
  readonly code: 'INVALID_ARGUMENT' | 'INVALID_STATE';
  readonly problems: readonly MigrationProblem[];
}

/** All problems of a migration, each told once however many instances of the element have it. */
export class MigrationProblems {
  private readonly byPlace = new Map<string, MigrationProblem>();
  private isPlanWrong = false;

  /** What is wrong with the plan whatever the instance is doing. */
  ofPlan(problem: MigrationProblem): void {
    this.isPlanWrong = true;
    this.ofState(problem);
  }

  ofState(problem: MigrationProblem): void {
    const place = `${problem.rule} ${problem.element} ${problem.target ?? ''}`;
    if (!this.byPlace.has(place)) this.byPlace.set(place, problem);
  }

  rejection(): MigrationRejection | null {
    if (this.byPlace.size === 0) return null;
    const code = this.isPlanWrong ? 'INVALID_ARGUMENT' : 'INVALID_STATE';
    return { code, problems: [...this.byPlace.values()] };
  }
}
