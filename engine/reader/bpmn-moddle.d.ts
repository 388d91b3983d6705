/** What the reader uses of bpmn-moddle, whose package carries no types for its main entry. */
declare module 'bpmn-moddle' {
  export interface ModdleWarning {
    readonly message: string;
    readonly error?: Error;
    readonly element?: Readonly<Record<string, unknown>>;
    readonly property?: string;
    readonly value?: string;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    create(type: string, properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
    fromXML(xml: string): Promise<{
      readonly rootElement: Readonly<Record<string, unknown>>;
      readonly elementsById: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      readonly warnings: readonly ModdleWarning[];
    }>;
  }
}
