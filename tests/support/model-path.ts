import { dataObjectElements, type DataObjectOptions } from './model-data.ts';
import { jobOf, type ActivityOptions, type Bound, type JobOptions } from './model-element.ts';
import { laneSetElement, type Lane } from './model-lane.ts';
import { contentOf, newScope, type Scope } from './model-scope.ts';
import { TaskPen } from './model-tasks.ts';
import { expressionElement, givenTag, tag, type Attributes } from './model-xml.ts';

export interface CallOptions extends ActivityOptions, Bound {
  readonly propagateAllParentVariables?: boolean;
  readonly propagateAllChildVariables?: boolean;
}

export interface TransactionOptions extends ActivityOptions {
  readonly method?: string;
}

export interface AdHocOptions extends JobOptions {
  readonly ordering?: 'Parallel' | 'Sequential';
  readonly completionCondition?: string;
  readonly cancelRemainingInstances?: boolean;
  /** FEEL: the ids of the activities that begin with it. */
  readonly activeElementsCollection?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;
}

type Inside = (path: Path) => void;

/**
 * A diagram as it is drawn: each element method draws one element and the flow that leads to it from where the
 * pen stands, and leaves the pen there. Those of `Pen` move it.
 */
export class Path extends TaskPen {
  protected fresh(scope: Scope): Path {
    return new Path(this.roots, scope);
  }

  subProcess(id: string, inside: Inside, options: ActivityOptions = {}): this {
    return this.#container('subProcess', id, inside, options);
  }

  /** No flow leads to it: it begins at its start event, which has a trigger. The pen stays. */
  eventSubProcess(id: string, inside: Inside, options: ActivityOptions = {}): this {
    const attributes = { triggeredByEvent: true };
    const content = this.#inside(inside);
    return this.drawAside({ kind: 'subProcess', id, options, attributes, content }, undefined);
  }

  /** What is inside is done wholly, or compensated: after a cancel end event it leaves by its cancel boundary event. */
  transaction(id: string, inside: Inside, options: TransactionOptions = {}): this {
    return this.#container('transaction', id, inside, options, { method: options.method });
  }

  /** Its activities need no flows: `path.beside((path) => path.userTask('a'))` for each of them. */
  adHocSubProcess(id: string, inside: Inside, options: AdHocOptions = {}): this {
    const { ordering, cancelRemainingInstances, activeElementsCollection, outputCollection, outputElement } =
      options;
    return this.draw({
      kind: 'adHocSubProcess',
      id,
      options,
      attributes: { ordering, cancelRemainingInstances },
      extensions: [
        ...givenTag('zeebe:adHoc', { activeElementsCollection, outputCollection, outputElement }),
        ...jobOf(options),
      ],
      content:
        this.#inside(inside) + expressionElement('bpmn:completionCondition', options.completionCondition),
    });
  }

  /** By `zeebe:calledElement`, or as plain BPMN calls a process or a global task: `{ calledElement: 'id' }`. */
  callActivity(
    id: string,
    called: string | { readonly calledElement: string },
    options: CallOptions = {},
  ): this {
    const kind = 'callActivity';
    if (typeof called !== 'string') return this.draw({ kind, id, options, attributes: { ...called } });
    const { propagateAllChildVariables, propagateAllParentVariables, bindingType, versionTag } = options;
    const attributes = {
      processId: called,
      propagateAllChildVariables,
      propagateAllParentVariables,
      bindingType,
      versionTag,
    };
    return this.draw({ kind, id, options, extensions: [tag('zeebe:calledElement', attributes)] });
  }

  /** A data object of this scope and references to it. The pen stays. */
  dataObject(id: string, options: DataObjectOptions = {}): this {
    this.scope.elements.push(...dataObjectElements(id, options));
    return this;
  }

  /** A data store beside the process, `<id>_store`, and the reference to it in this scope. The pen stays. */
  dataStore(id: string): this {
    const dataStoreRef = `${id}_store`;
    this.roots.add([{ id: dataStoreRef, xml: tag('bpmn:dataStore', { id: dataStoreRef, name: id }) }]);
    this.scope.elements.push(tag('bpmn:dataStoreReference', { id, name: id, dataStoreRef }));
    return this;
  }

  /** Who does what in this scope. The pen stays. */
  lanes(...lanes: readonly Lane[]): this {
    this.scope.laneSets.push(laneSetElement(`lanes_${lanes[0]?.id ?? ''}`, lanes));
    return this;
  }

  #container(
    kind: string,
    id: string,
    inside: Inside,
    options: ActivityOptions,
    attributes: Attributes = {},
  ): this {
    return this.draw({ kind, id, options, attributes, content: this.#inside(inside) });
  }

  #inside(inside: Inside): string {
    const scope = newScope();
    inside(this.fresh(scope));
    return contentOf(scope);
  }
}
