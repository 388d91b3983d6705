/** Packages that come without types; what is used of them. */
declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler';
declare module 'bpmn-js-i18n/translations/it' {
  const translations: Readonly<Record<string, string>>;
  export { translations as default };
}
