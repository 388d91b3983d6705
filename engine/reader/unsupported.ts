/** What BPMN has and the engine cannot run, in words for people, with the way round it. */
export interface Unsupported {
  readonly name: string;
  readonly remedy: string;
}

const remodel = 'Model it with the elements that can be run.';

const elements: Readonly<Record<string, Unsupported>> = {
  callChoreography: { name: 'A call choreography', remedy: remodel },
  choreographyTask: { name: 'A choreography task', remedy: remodel },
  subChoreography: { name: 'A sub-choreography', remedy: remodel },
  implicitThrowEvent: { name: 'An implicit throw event', remedy: remodel },
};

const extensions: Readonly<Record<string, string>> = {
  linkedResources: 'Pass what the worker needs as task headers.',
  jobPriorityDefinition: 'Remove it: jobs have no priority.',
  agentDefinition: 'Remove it.',
  userTaskForm: 'Deploy the form as a file of its own and refer to it by zeebe:formDefinition formId.',
};

export function unsupportedElement(kind: string): Unsupported {
  return elements[kind] ?? { name: `The element ${kind}`, remedy: remodel };
}

export function unsupportedTrigger(kind: string): Unsupported {
  return { name: `The event definition ${kind}`, remedy: remodel };
}

export function extensionRemedy(name: string): string {
  return extensions[name] ?? 'Remove it: it has no effect here.';
}
