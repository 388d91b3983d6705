import { DmnModdle } from 'dmn-moddle';
import dmn from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };
import { modelNamespaces } from './namespaces.ts';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: boolean;
  readonly isMany?: boolean;
  readonly xml?: { readonly serialize: string };
}

interface Type {
  readonly name: string;
  readonly superClass?: readonly string[];
  readonly properties?: readonly Property[];
}

const references = (name: string): Property => ({ name, type: 'DMNElementReference', isMany: true });
const child = (name: string, type: string): Property => ({ name, type, xml: { serialize: 'property' } });
const attribute = (name: string): Property => ({ name, type: 'String', isAttr: true });

/** What DMN 1.4 and 1.5 added to 1.3 (1.5, clauses 7.3.3 and 10.2), and what the parser spells in another way. */
const added: readonly Type[] = [
  {
    name: 'OrganizationUnit',
    superClass: ['BusinessContextElement'],
    properties: [references('decisionMade'), references('decisionOwned')],
  },
  {
    name: 'ChildExpression',
    superClass: ['DMNElement'],
    properties: [{ name: 'value', type: 'Expression' }],
  },
  { name: 'TypedChildExpression', superClass: ['ChildExpression'], properties: [attribute('typeRef')] },
  {
    name: 'Conditional',
    superClass: ['Expression'],
    properties: ['if', 'then', 'else'].map((name) => child(name, 'ChildExpression')),
  },
  {
    name: 'Iterator',
    superClass: ['Expression'],
    properties: [attribute('iteratorVariable'), child('in', 'TypedChildExpression')],
  },
  { name: 'For', superClass: ['Iterator'], properties: [child('return', 'ChildExpression')] },
  { name: 'Some', superClass: ['Iterator'], properties: [child('satisfies', 'ChildExpression')] },
  { name: 'Every', superClass: ['Iterator'], properties: [child('satisfies', 'ChildExpression')] },
  {
    name: 'Filter',
    superClass: ['Expression'],
    properties: ['in', 'match'].map((name) => child(name, 'ChildExpression')),
  },
];

const properties: Readonly<Record<string, (given: readonly Property[]) => readonly Property[]>> = {
  // The parser does not know `1` for true.
  ItemDefinition: (given) => [
    ...given.map((property) => (property.name === 'isCollection' ? attribute('isCollection') : property)),
    child('typeConstraint', 'UnaryTests'),
  ],
  // The reader looks at ids itself: here one that is used twice would make its element vanish.
  DMNElement: (given) => given.map((property) => (property.name === 'id' ? attribute('id') : property)),
  // The drawing is not read.
  Definitions: (given) => given.filter((property) => property.name !== 'dmnDI'),
};

const given: readonly Type[] = dmn.types;
const types = [
  ...given.map((type) => ({
    ...type,
    properties: properties[type.name]?.(type.properties ?? []) ?? type.properties ?? [],
  })),
  ...added,
];

const nsMap = Object.fromEntries(modelNamespaces.map((namespace) => [namespace, 'dmn']));

/** DMN 1.5 as data: what the parser knows. `zeebe:` is a prefix only, for the extensions of Camunda's modeler. */
export const metamodel = new DmnModdle(
  { dmn: { ...dmn, types } },
  { nsMap: { ...nsMap, 'http://camunda.org/schema/zeebe/1.0': 'zeebe' } },
);
