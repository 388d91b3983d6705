import { compileExpression, compileUnaryTests } from '../../expressions/feel/compile/compile.ts';
import { Scope } from '../../expressions/feel/compile/scope.ts';
import { conforms } from '../../expressions/feel/typing/conformance.ts';
import type { FeelType } from '../../expressions/feel/typing/feel-type.ts';
import { typeOfName } from '../../expressions/feel/typing/type-name.ts';
import type { Problem } from '../../model/definition.ts';
import type { DecisionModel, ItemDefinition } from '../model/decision-model.ts';
import {
  anyItem,
  constrained,
  contextItem,
  functionItem,
  listItem,
  simpleItem,
  type ItemType,
} from './item-type.ts';

/** FEEL's own types by name, or as expressions write them (`list<number>`); undefined for all else. */
function builtIn(name: string): ItemType | undefined {
  const type = name.includes('<') ? writtenType(name) : typeOfName(name);
  return type ? itemOf(type) : undefined;
}

function writtenType(text: string): FeelType | null {
  const { syntax } = compileExpression(`null instance of ${text}`, Scope.empty);
  return syntax?.kind === 'instance of' ? syntax.type.type : null;
}

function itemOf(type: FeelType): ItemType {
  switch (type.kind) {
    case 'any':
      return anyItem;
    case 'list':
      return listItem(itemOf(type.of));
    case 'context':
      return contextItem(Object.entries(type.entries).map(([name, entry]) => [name, itemOf(entry)] as const));
    case 'range':
    case 'function':
      return { ...anyItem, type, conforms: (value) => conforms(value, type) };
    default:
      return simpleItem(type.kind);
  }
}

/** The types of a model by name: those of FEEL, its item definitions, those of its imports behind `name.`. */
export class ItemTypes {
  private readonly definitions: ReadonlyMap<string, ItemDefinition>;
  private readonly imported: readonly (readonly [string, ItemTypes])[];
  private readonly report: (problem: Problem) => void;
  private readonly known = new Map<string, ItemType>();
  private readonly beingMade = new Set<string>();

  constructor(
    model: DecisionModel,
    imported: readonly (readonly [string, ItemTypes])[],
    report: (problem: Problem) => void,
  ) {
    this.definitions = new Map(model.itemDefinitions.map((definition) => [definition.name, definition]));
    this.imported = imported;
    this.report = report;
    for (const { name } of model.itemDefinitions) this.find(name);
  }

  /** The type of that name; anything for none, and for an unknown one, which is reported at `element`. */
  named(name: string | null, element: string | null): ItemType {
    if (name === null) return anyItem;
    const type = this.find(name);
    if (type) return type;
    this.report({
      rule: 'decision/type',
      element,
      message: `There is no type ${name}.`,
      remedy: 'Define it as an item definition, or use a type of FEEL such as string, number or date.',
    });
    return anyItem;
  }

  find(name: string): ItemType | undefined {
    const known = this.known.get(name) ?? builtIn(name);
    if (known) return known;
    const definition = this.definitions.get(name);
    if (!definition) return this.findImported(name);
    if (this.beingMade.has(name)) return this.later(name);
    this.beingMade.add(name);
    const made = this.isCircular(definition) ? anyItem : this.make(definition);
    this.beingMade.delete(name);
    this.known.set(name, made);
    return made;
  }

  private findImported(name: string): ItemType | undefined {
    for (const [importName, types] of this.imported) {
      const prefix = importName === '' ? '' : `${importName}.`;
      const found = name.startsWith(prefix) ? types.find(name.slice(prefix.length)) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** Another name for itself, by whatever way: there is nothing such a type could hold. */
  private isCircular(definition: ItemDefinition): boolean {
    const seen = new Set<string>();
    let at: ItemDefinition | undefined = definition;
    while (at && !at.isCollection && at.type !== null) {
      if (!seen.has(at.name)) {
        seen.add(at.name);
        at = this.definitions.get(at.type);
        continue;
      }
      this.report({
        rule: 'decision/type',
        element: definition.id ?? definition.name,
        message: `The type ${definition.name} is defined by itself.`,
        remedy: 'Give it a type of FEEL, or components.',
      });
      return true;
    }
    return false;
  }

  /** A type inside itself, as of a tree: its values are looked at when there are some. */
  private later(name: string): ItemType {
    const made = (): ItemType => this.known.get(name) ?? anyItem;
    return {
      ...anyItem,
      conforms: (value, evaluation) => made().conforms(value, evaluation),
      read: (json) => made().read(json),
    };
  }

  private make(definition: ItemDefinition): ItemType {
    const { id, name, isCollection, allowedValues, typeConstraint } = definition;
    const element = id ?? name;
    const base = this.constrain(this.base(definition, element), allowedValues, element);
    return this.constrain(isCollection ? listItem(base) : base, typeConstraint, element);
  }

  private base({ type, components, signature }: ItemDefinition, element: string): ItemType {
    if (signature)
      return functionItem(
        signature.parameters.map((each) => ({ name: each.name, type: this.named(each.type, element) })),
        this.named(signature.result, element),
      );
    if (components.length === 0) return this.named(type, element);
    return contextItem(components.map((component) => [component.name, this.make(component)] as const));
  }

  private constrain(base: ItemType, text: string | null, element: string): ItemType {
    if (text === null) return base;
    const { problem, code } = compileUnaryTests(text, Scope.empty.with([{ name: '?', type: base.type }]));
    if (problem)
      this.report({
        rule: 'decision/syntax',
        element,
        message: `Allowed values ${text}: ${problem.message} (character ${problem.from + 1}).`,
        remedy: 'Mend the allowed values; FEEL unary tests are expected, such as "low","high" or [0..100].',
      });
    return constrained(base, code, text);
  }
}
