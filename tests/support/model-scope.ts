import type { Drawn } from './model-element.ts';
import { expressionElement, tag, type RootElement } from './model-xml.ts';

/** What a process or a sub-process holds so far. */
export interface Scope {
  readonly laneSets: string[];
  /** Elements and, in between, XML as it was given. */
  readonly elements: (Drawn | string)[];
  readonly flows: {
    readonly source: string;
    readonly target: string;
    readonly condition: string | undefined;
  }[];
  /** The default flow of an element. */
  readonly defaults: Map<string, string>;
  readonly artifacts: string[];
}

/** What stands beside the process, by id. */
export class Roots {
  readonly #elements = new Map<string, string>();

  add(elements: readonly RootElement[]): void {
    for (const { id, xml } of elements) this.#elements.set(id, xml);
  }

  get xml(): readonly string[] {
    return [...this.#elements.values()];
  }
}

export function newScope(): Scope {
  return { laneSets: [], elements: [], flows: [], defaults: new Map(), artifacts: [] };
}

/** Adds a flow and gives its id. */
export function addFlow(scope: Scope, source: string, target: string, condition?: string): string {
  scope.flows.push({ source, target, condition });
  return flowIds(scope).at(-1) ?? '';
}

export function contentOf(scope: Scope): string {
  const elements = scope.elements.map((element) => {
    if (typeof element === 'string') return element;
    const { kind, id, attributes, content } = element;
    return tag(`bpmn:${kind}`, { id, default: scope.defaults.get(id), ...attributes }, content);
  });
  const ids = flowIds(scope);
  const flows = scope.flows.map(({ source, target, condition }, at) =>
    tag(
      'bpmn:sequenceFlow',
      { id: ids[at], sourceRef: source, targetRef: target },
      expressionElement('bpmn:conditionExpression', condition),
    ),
  );
  return [...scope.laneSets, ...elements, ...flows, ...scope.artifacts].join('');
}

/** `a_b`; a second flow between the same two is `a_b_2`. */
function flowIds({ flows }: Scope): readonly string[] {
  const seen = new Map<string, number>();
  return flows.map(({ source, target }) => {
    const id = `${source}_${target}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}_${count}`;
  });
}
