/** What the reader uses of dmn-moddle, whose package carries no types. */
declare module 'dmn-moddle' {
  export interface ModdleWarning {
    readonly message: string;
    readonly element?: Readonly<Record<string, unknown>>;
    readonly property?: string;
  }

  export class DmnModdle {
    constructor(
      packages: Readonly<Record<string, unknown>>,
      options: { readonly nsMap: Record<string, string> },
    );
    fromXML(xml: string): Promise<{
      readonly rootElement: Readonly<Record<string, unknown>>;
      readonly warnings: readonly ModdleWarning[];
    }>;
  }
}
