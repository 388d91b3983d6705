import type { DecisionModel, Reference } from '../../model/decision-model.ts';
import type { Report } from '../reading.ts';

/** References lead to elements of the right kind; those to another model, to one that is imported. */
export function checkReferences(model: DecisionModel, report: Report): void {
  const inputs = idsOf(model.inputs);
  const decisions = idsOf(model.decisions);
  const invocable = new Set([...idsOf(model.knowledgeModels), ...idsOf(model.services)]);
  const imported = new Set(model.imports.map((each) => each.namespace));
  const check = (
    from: string,
    references: readonly Reference[],
    known: ReadonlySet<string>,
    what: string,
  ) => {
    for (const { namespace, id } of references) {
      if (namespace === null ? known.has(id) : imported.has(namespace)) continue;
      report({
        rule: 'reference/unresolved',
        element: from,
        message:
          namespace === null
            ? `${from} refers to ${id}, which is no ${what} of the file.`
            : `${from} refers to ${id} of ${namespace}, which the file does not import.`,
        remedy: namespace === null ? `Point it at an existing ${what}, or remove it.` : 'Import that model.',
      });
    }
  };
  for (const { id, requires } of model.decisions) {
    check(id, requires.decisions, decisions, 'decision');
    check(id, requires.inputs, inputs, 'input data');
    check(id, requires.knowledge, invocable, 'business knowledge model or decision service');
  }
  for (const { id, requires } of model.knowledgeModels)
    check(id, requires.knowledge, invocable, 'business knowledge model or decision service');
  for (const service of model.services) {
    const all = [...service.outputs, ...service.encapsulated, ...service.inputDecisions];
    check(service.id, all, decisions, 'decision');
    check(service.id, service.inputs, inputs, 'input data');
  }
}

function idsOf(elements: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(elements.map(({ id }) => id));
}
