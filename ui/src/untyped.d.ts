/** Packages that come without types; what is used of them. */
declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
declare module '@camunda/linting/modeler';
declare module '@camunda/linting' {
  export class Linter {
    constructor(options: {
      modeler?: 'desktop' | 'web';
      type?: 'cloud' | 'platform';
      plugins?: readonly unknown[];
    });
    lint(definitions: unknown): Promise<readonly unknown[]>;
  }
}
declare module 'bpmn-js-i18n/translations/it' {
  const translations: Readonly<Record<string, string>>;
  export { translations as default };
}
