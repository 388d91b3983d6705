import type { Boxed, FunctionDefinition } from './boxed-expression.ts';

/**
 * A DMN file as it is read (DMN 1.3 to 1.5, clauses 6 and 7): what is declared, with texts still unparsed. References
 * between elements are ids of this model; an element of an imported one is named with its namespace (M1).
 */
export interface DecisionModel {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** What the file's expressions are written in where they do not say; FEEL unless another URI is given. */
  readonly expressionLanguage: string | null;
  readonly imports: readonly Import[];
  readonly itemDefinitions: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly Decision[];
  readonly knowledgeModels: readonly KnowledgeModel[];
  readonly services: readonly DecisionService[];
}

/** Another DMN model, whose elements are `name.element` in expressions; with an empty name they are used as they are. */
export interface Import {
  readonly name: string;
  readonly namespace: string;
  readonly importType: string;
  readonly location: string | null;
}

/** M1: `namespace` is null for an element of the model itself. */
export interface Reference {
  readonly namespace: string | null;
  readonly id: string;
}

/** What holds a value other elements read by its name. */
export interface Declared {
  readonly id: string;
  /** The name expressions use: that of its variable. */
  readonly name: string;
  /** What people call it: its own name, which may differ from that of its variable. */
  readonly label: string;
  /** The sentence or heading that stands for it in a drawing (`label` of the element), null without. */
  readonly title: string | null;
  readonly description: string | null;
  readonly type: string | null;
}

export type InputData = Declared;

export interface Requirements {
  readonly decisions: readonly Reference[];
  readonly inputs: readonly Reference[];
  /** Business knowledge models and decision services. */
  readonly knowledge: readonly Reference[];
}

export interface Decision extends Declared {
  readonly question: string | null;
  readonly requires: Requirements;
  /** Null where the model leaves it open: its value is null then. */
  readonly logic: Boxed | null;
  /** The label others bind to (`zeebe:versionTag` of the file's extension), null without. */
  readonly versionTag: string | null;
}

export interface KnowledgeModel extends Declared {
  readonly requires: Pick<Requirements, 'knowledge'>;
  readonly logic: FunctionDefinition | null;
}

export interface DecisionService extends Declared {
  readonly outputs: readonly Reference[];
  readonly encapsulated: readonly Reference[];
  readonly inputDecisions: readonly Reference[];
  readonly inputs: readonly Reference[];
}

/** A named type (DMN 1.5 §7.3.3). One of `type`, `components`, `signature` is given. */
export interface ItemDefinition {
  readonly id: string | null;
  readonly name: string;
  /** A FEEL type, or the name of another item definition, with the name of its import before a dot. */
  readonly type: string | null;
  readonly components: readonly ItemDefinition[];
  readonly signature: { readonly parameters: readonly NamedType[]; readonly result: string | null } | null;
  readonly isCollection: boolean;
  /** Unary tests, for each item of a collection. */
  readonly allowedValues: string | null;
  /** Unary tests for the value as a whole (DMN 1.5). */
  readonly typeConstraint: string | null;
}

export interface NamedType {
  readonly name: string;
  readonly type: string | null;
}
