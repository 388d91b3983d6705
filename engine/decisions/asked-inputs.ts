import { typeOfName } from '../expressions/feel/typing/type-name.ts';
import type { DecisionModel, ItemDefinition } from './model/decision-model.ts';

/** What a decision has to be told, as a form may ask it. */
export interface AskedInput {
  /** As expressions name it. */
  readonly name: string;
  /** Its title, else its name. */
  readonly label: string;
  readonly description: string | null;
  readonly shape: AskedShape;
}

export interface AskedShape {
  /** The kind of a FEEL type; `any` where none is known. */
  readonly type: string;
  readonly isCollection: boolean;
  /** Unary tests, for each item of a collection. */
  readonly allowedValues: string | null;
  /** Of a context. */
  readonly parts: readonly AskedInput[];
}

const unknown: AskedShape = { type: 'any', isCollection: false, allowedValues: null, parts: [] };

/** The input data a decision and those it requires read, in the order of the file. Imported models are left out. */
export function askedInputs(model: DecisionModel, decisionId: string): readonly AskedInput[] {
  const inputs = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const decision = seen.has(id) ? undefined : model.decisions.find((each) => each.id === id);
    seen.add(id);
    if (!decision) return;
    for (const { namespace, id: input } of decision.requires.inputs)
      if (namespace === null) inputs.add(input);
    for (const { namespace, id: required } of decision.requires.decisions)
      if (namespace === null) visit(required);
  };
  visit(decisionId);
  return model.inputs
    .filter(({ id }) => inputs.has(id))
    .map(({ name, title, label, description, type }) => ({
      name,
      label: title ?? label,
      description,
      shape: namedShape(type, model, []),
    }));
}

/** `within`: the types on the way here; one that is made of itself ends as any. */
function namedShape(type: string | null, model: DecisionModel, within: readonly string[]): AskedShape {
  const defined = model.itemDefinitions.find(({ name }) => name === type);
  if (defined && !within.includes(defined.name))
    return definedShape(defined, model, [...within, defined.name]);
  return { ...unknown, type: (type === null ? null : typeOfName(type)?.kind) ?? 'any' };
}

function definedShape(item: ItemDefinition, model: DecisionModel, within: readonly string[]): AskedShape {
  const { components, isCollection, allowedValues } = item;
  if (components.length > 0) {
    const parts = components.map((part) => ({
      name: part.name,
      label: part.name,
      description: null,
      shape: definedShape(part, model, within),
    }));
    return { type: 'context', isCollection, allowedValues, parts };
  }
  const base = namedShape(item.type, model, within);
  // A list of lists is more than a form asks for.
  if (isCollection && base.isCollection) return unknown;
  return {
    ...base,
    isCollection: isCollection || base.isCollection,
    allowedValues: allowedValues ?? base.allowedValues,
  };
}
