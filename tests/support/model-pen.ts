import { drawn, type Drawing } from './model-element.ts';
import type { Path } from './model-path.ts';
import { addFlow, type Roots, type Scope } from './model-scope.ts';
import { tag } from './model-xml.ts';

/** What leads to the element that is drawn next. */
type Lead =
  | { readonly is: 'flow' }
  | { readonly is: 'condition'; readonly condition: string }
  | { readonly is: 'default' }
  /** To a compensation handler. */
  | { readonly is: 'association' };

const flow: Lead = { is: 'flow' };

/**
 * The pen of a diagram: where it stands, and the flow that leads from there to what is drawn next. `branch`, `when`,
 * `otherwise` and `beside` draw aside and come back.
 */
export abstract class Pen {
  protected readonly roots: Roots;
  protected readonly scope: Scope;
  #standing: readonly string[] = [];
  #lead: Lead = flow;

  constructor(roots: Roots, scope: Scope) {
    this.roots = roots;
    this.scope = scope;
  }

  /** A pen that stands nowhere yet. */
  protected abstract fresh(scope: Scope): Path;

  /** One more flow from here. */
  branch(after: (path: Path) => void): this {
    return this.#aside(flow, after);
  }

  /** One more flow from this gateway or activity, under a condition. */
  when(condition: string, after: (path: Path) => void): this {
    return this.#aside({ is: 'condition', condition }, after);
  }

  /** The default flow of this gateway or activity. */
  otherwise(after: (path: Path) => void): this {
    return this.#aside({ is: 'default' }, after);
  }

  /** Draws something no flow leads to: another start event, an element that begins by itself. */
  beside(apart: (path: Path) => void): this {
    apart(this.fresh(this.scope));
    return this;
  }

  /** A flow to an element drawn elsewhere, before or later; the pen goes there. */
  to(id: string): this {
    this.#leadTo(id);
    this.#standing = [id];
    return this;
  }

  /** Goes on from an element drawn elsewhere; from several, each with a flow to the one drawn next. */
  at(...ids: readonly string[]): this {
    this.#standing = ids;
    return this;
  }

  /** XML as it is, in this scope or beside the process: for what has no method. The pen stays. */
  raw(xml: string, where: 'scope' | 'file' = 'scope'): this {
    if (where === 'scope') this.scope.elements.push(xml);
    else this.roots.add([{ id: xml, xml }]);
    return this;
  }

  protected draw(drawing: Drawing): this {
    const handles = this.#lead.is === 'association' ? { isForCompensation: true } : {};
    this.#leadTo(drawing.id);
    this.#standing = [drawing.id];
    this.roots.add(drawing.options.loop?.rootElements ?? []);
    this.scope.elements.push(drawn({ ...drawing, options: { ...drawing.options, ...handles } }));
    return this;
  }

  /** Draws what no flow leads to, on or beside the element where the pen stays. */
  protected drawAside(drawing: Drawing, after: ((path: Path) => void) | undefined): this {
    const path = this.fresh(this.scope);
    path.draw(drawing);
    after?.(path);
    return this;
  }

  /** From the event drawn last, an association leads to the handler. */
  protected handledBy(handler: (path: Path) => void): void {
    this.#aside({ is: 'association' }, handler);
  }

  /** The activity on which a boundary event is drawn. */
  protected get activity(): string {
    const [id] = this.#standing;
    if (id === undefined || this.#standing.length > 1)
      throw new Error(`A boundary event sits on one activity; the pen stands at ${this.#standing.length}.`);
    return id;
  }

  #aside(lead: Lead, after: (path: Path) => void): this {
    const path = this.fresh(this.scope);
    path.#standing = this.#standing;
    path.#lead = lead;
    after(path);
    return this;
  }

  #leadTo(target: string): void {
    for (const source of this.#standing) this.#connect(source, target);
    this.#lead = flow;
  }

  #connect(sourceRef: string, targetRef: string): void {
    const lead = this.#lead;
    if (lead.is === 'association') {
      const id = `${sourceRef}_${targetRef}`;
      const ends = { associationDirection: 'One', sourceRef, targetRef };
      this.scope.artifacts.push(tag('bpmn:association', { id, ...ends }));
      return;
    }
    const id = addFlow(
      this.scope,
      sourceRef,
      targetRef,
      lead.is === 'condition' ? lead.condition : undefined,
    );
    if (lead.is === 'default') this.scope.defaults.set(sourceRef, id);
  }
}
