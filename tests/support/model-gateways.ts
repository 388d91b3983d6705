import type { ElementOptions } from './model-element.ts';
import { EventPen } from './model-events.ts';
import { expressionElement, type Attributes } from './model-xml.ts';

export interface ComplexGatewayOptions extends ElementOptions {
  /** When it goes on, over `activationCount`: how many tokens have come. */
  readonly activationCondition?: string;
}

export interface EventBasedGatewayOptions extends ElementOptions {
  /** It begins the process. */
  readonly instantiate?: boolean;
  readonly eventGatewayType?: 'Exclusive' | 'Parallel';
}

/** Draws gateways. */
export abstract class GatewayPen extends EventPen {
  exclusiveGateway(id: string, options: ElementOptions = {}): this {
    return this.#gateway('exclusiveGateway', id, options);
  }

  parallelGateway(id: string, options: ElementOptions = {}): this {
    return this.#gateway('parallelGateway', id, options);
  }

  inclusiveGateway(id: string, options: ElementOptions = {}): this {
    return this.#gateway('inclusiveGateway', id, options);
  }

  complexGateway(id: string, options: ComplexGatewayOptions = {}): this {
    const content = expressionElement('bpmn:activationCondition', options.activationCondition);
    return this.#gateway('complexGateway', id, options, {}, content);
  }

  eventBasedGateway(id: string, options: EventBasedGatewayOptions = {}): this {
    const { instantiate, eventGatewayType } = options;
    return this.#gateway('eventBasedGateway', id, options, { instantiate, eventGatewayType });
  }

  #gateway(
    kind: string,
    id: string,
    options: ElementOptions,
    attributes: Attributes = {},
    content = '',
  ): this {
    return this.draw({ kind, id, options, attributes, content });
  }
}
