import { jobOf, type Drawing, type ElementOptions, type JobOptions } from './model-element.ts';
import type { Path } from './model-path.ts';
import { Pen } from './model-pen.ts';
import { compensate, type EventTrigger } from './model-trigger.ts';
import { givenTag, type Attributes } from './model-xml.ts';

export interface StartOptions extends ElementOptions {
  /** Id of the form with which it is started. */
  readonly form?: string;
  /** Of an event sub-process. */
  readonly isInterrupting?: boolean;
}

/** Draws events. */
export abstract class EventPen extends Pen {
  startEvent(id = 'start', trigger?: EventTrigger, options: StartOptions = {}): this {
    const { form, isInterrupting } = options;
    return this.draw({
      ...this.#catching('startEvent', id, trigger, options, { isInterrupting }),
      extensions: givenTag('zeebe:formDefinition', { formId: form }),
    });
  }

  endEvent(id = 'end', trigger?: EventTrigger, options: JobOptions = {}): this {
    return this.#throwing('endEvent', id, trigger, options);
  }

  throwEvent(id: string, trigger?: EventTrigger, options: JobOptions = {}): this {
    return this.#throwing('intermediateThrowEvent', id, trigger, options);
  }

  catchEvent(id: string, trigger: EventTrigger, options: ElementOptions = {}): this {
    return this.draw(this.#catching('intermediateCatchEvent', id, trigger, options));
  }

  /** Draws an interrupting event on the activity where the pen stands, and what follows it; the pen stays. */
  boundaryEvent(
    id: string,
    trigger: EventTrigger,
    after?: (path: Path) => void,
    options: ElementOptions = {},
  ): this {
    return this.drawAside(this.#onActivity(id, trigger, options, { cancelActivity: true }), after);
  }

  /** As `boundaryEvent`, but the activity goes on. */
  nonInterrupting(
    id: string,
    trigger: EventTrigger,
    after?: (path: Path) => void,
    options: ElementOptions = {},
  ): this {
    return this.drawAside(this.#onActivity(id, trigger, options, { cancelActivity: false }), after);
  }

  /** The activity where the pen stands is compensated by the handler: one activity, drawn here. The pen stays. */
  compensatedBy(id: string, handler: (path: Path) => void, options: ElementOptions = {}): this {
    return this.drawAside(this.#onActivity(id, compensate(), options, {}), (path) => path.handledBy(handler));
  }

  #onActivity(
    id: string,
    trigger: EventTrigger,
    options: ElementOptions,
    { cancelActivity }: { cancelActivity?: boolean },
  ): Drawing {
    const attributes = { attachedToRef: this.activity, cancelActivity };
    return this.#catching('boundaryEvent', id, trigger, options, attributes);
  }

  #catching(
    kind: string,
    id: string,
    trigger: EventTrigger | undefined,
    options: ElementOptions,
    attributes: Attributes = {},
  ): Drawing {
    return {
      kind,
      id,
      options,
      attributes: { ...attributes, parallelMultiple: trigger?.parallelMultiple },
      holder: 'catchEvent',
      content: this.#definitions(trigger),
    };
  }

  #throwing(kind: string, id: string, trigger: EventTrigger | undefined, options: JobOptions): this {
    const content = this.#definitions(trigger);
    return this.draw({ kind, id, options, extensions: jobOf(options), holder: 'throwEvent', content });
  }

  #definitions({ definitions, rootElements }: EventTrigger = { definitions: [], rootElements: [] }): string {
    this.roots.add(rootElements);
    return definitions.map((definition) => definition()).join('');
  }
}
