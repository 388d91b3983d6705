/** What the tests use of bpmn-moddle beside what the reader does. */
declare module 'bpmn-moddle' {
  interface BpmnModdle {
    toXML(root: Readonly<Record<string, unknown>>): Promise<{ readonly xml: string }>;
  }
}
