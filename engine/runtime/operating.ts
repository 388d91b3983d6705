import type { MigrationProblem } from '../kernel/migration-problem.ts';
import type { ProposedPlan } from '../kernel/migration-plan.ts';
import type { Variables } from '../model/json.ts';
import { EngineRejection, type RejectionCode } from './engine.ts';

/** An element instance, or all active instances of an element. */
export type ElementChoice = { readonly elementId: string } | { readonly elementInstanceKey: string };

/** Variables set before an element is activated, in a scope around it; no `scopeId`: in the process instance. */
export interface VariableInstruction {
  readonly variables: Variables;
  readonly scopeId?: string;
}

/** Which element instances are to be active in an instance. All or nothing; activations and moves come first. */
export interface ModifyInstance {
  readonly activate?: readonly {
    readonly elementId: string;
    /** An instance of a scope around the element; needed where there are several. */
    readonly ancestorElementInstanceKey?: string;
    readonly variables?: readonly VariableInstruction[];
  }[];
  /** The element is activated once for each instance of the source, which is terminated. */
  readonly move?: readonly {
    readonly source: ElementChoice;
    readonly targetElementId: string;
    /** Absent: as for an activation without ancestor. `inferred`: the nearest scope around source and target. */
    readonly ancestor?: { readonly elementInstanceKey: string } | 'inferred' | 'sourceParent';
    readonly variables?: readonly VariableInstruction[];
  }[];
  readonly terminate?: readonly ElementChoice[];
}

/** By which definition an instance is to go on, and which of its elements takes the place of which. */
export interface MigrationPlan {
  readonly targetProcessDefinitionKey: string;
  /** Elements; sequence flows too, for tokens that wait before a gateway. */
  readonly mappings: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
}

interface WaitChange {
  readonly elementInstanceKey: string;
  /** The event: of the source process where it closes, of the target where it opens. */
  readonly elementId: string;
  readonly kind: 'timer' | 'message' | 'signal' | 'condition';
}

/** What a migration would do to one instance; with problems it would do nothing. */
export interface MigrationCheck {
  readonly processInstanceKey: string;
  readonly problems: readonly MigrationProblem[];
  readonly moves: readonly {
    readonly elementInstanceKey: string;
    readonly sourceElementId: string;
    readonly targetElementId: string;
  }[];
  readonly closes: readonly WaitChange[];
  readonly opens: readonly WaitChange[];
}

/** A migration that cannot be. Nothing has changed. */
export class MigrationRejection extends EngineRejection {
  readonly problems: readonly MigrationProblem[];
  constructor(code: RejectionCode, problems: readonly MigrationProblem[]) {
    super(code, problems.map(({ rule, message, remedy }) => `${message} ${remedy} [${rule}]`).join('\n'));
    this.problems = problems;
  }
}

/** Operating of running instances. */
export interface OperatingCommands {
  /** INVALID_ARGUMENT or INVALID_STATE say which element is in the way. */
  modifyInstance(
    processInstanceKey: string,
    modification: ModifyInstance,
    options?: { actor?: string },
  ): Promise<void>;
  /** Throws `MigrationRejection` with all problems. Keys stay; called instances are left as they are. */
  migrateInstance(
    processInstanceKey: string,
    plan: MigrationPlan,
    options?: { actor?: string },
  ): Promise<void>;
  /** What `migrateInstance` would do now. */
  checkMigration(processInstanceKey: string, plan: MigrationPlan): Promise<MigrationCheck>;
  /** A plan to begin with, found by comparing two definitions. */
  proposeMigration(
    sourceProcessDefinitionKey: string,
    targetProcessDefinitionKey: string,
  ): Promise<ProposedPlan>;
  /**
   * A root instance and all it called stop where they are: no jobs, no timers, no messages. They can still be
   * cancelled, modified, migrated, and their variables set.
   */
  suspendInstance(processInstanceKey: string, options?: { actor?: string }): Promise<void>;
  /** Everything goes on: what became due meanwhile happens now. */
  resumeInstance(processInstanceKey: string, options?: { actor?: string }): Promise<void>;
}
