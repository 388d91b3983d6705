/** What BPMN has and the engine cannot run, in words for people, with the way round it. */
export interface Unsupported {
  readonly name: string;
  readonly remedy: string;
}

const remodel = 'Model it with the elements that can be run.';

const elements: Readonly<Record<string, Unsupported>> = {
  inclusiveGateway: {
    name: 'An inclusive gateway',
    remedy: 'Split with a parallel gateway and put an exclusive gateway on each optional branch.',
  },
  complexGateway: { name: 'A complex gateway', remedy: 'Use exclusive, parallel and event-based gateways.' },
  eventSubProcess: {
    name: 'An event sub-process',
    remedy: 'Put the content into a sub-process and catch the event with a boundary event on it.',
  },
  transaction: { name: 'A transaction', remedy: 'Use a sub-process with error boundary events.' },
  adHocSubProcess: {
    name: 'An ad-hoc sub-process',
    remedy: 'Use a sub-process with gateways that offer the choice.',
  },
  callChoreography: { name: 'A call choreography', remedy: remodel },
  choreographyTask: { name: 'A choreography task', remedy: remodel },
  subChoreography: { name: 'A sub-choreography', remedy: remodel },
  implicitThrowEvent: { name: 'An implicit throw event', remedy: remodel },
};

const triggers: Readonly<Record<string, Unsupported>> = {
  signal: {
    name: 'A signal event',
    remedy: 'Use a message event, and publish the message to each process that needs it.',
  },
  escalation: { name: 'An escalation event', remedy: 'Use an error event, or a gateway after the activity.' },
  conditional: {
    name: 'A conditional event',
    remedy: 'Use a message event, published when the condition becomes true.',
  },
  link: { name: 'A link event', remedy: 'Draw a sequence flow instead.' },
  cancel: { name: 'A cancel event', remedy: 'Use an error event on a sub-process.' },
  compensate: { name: 'A compensation event', remedy: 'Model the undoing as activities of their own.' },
};

const extensions: Readonly<Record<string, string>> = {
  executionListeners: 'Put a service task before or after the element.',
  taskListeners: 'Put a service task before or after the user task.',
  linkedResources: 'Pass what the worker needs as task headers.',
  calledDecision: 'Use zeebe:taskDefinition, and let a job worker decide.',
  jobPriorityDefinition: 'Remove it: jobs have no priority.',
  agentDefinition: 'Remove it.',
  userTaskForm: 'Deploy the form as a file of its own and refer to it by zeebe:formDefinition formId.',
};

export function unsupportedElement(kind: string): Unsupported {
  return elements[kind] ?? { name: `The element ${kind}`, remedy: remodel };
}

export function unsupportedTrigger(kind: string): Unsupported {
  return triggers[kind] ?? { name: `The event definition ${kind}`, remedy: remodel };
}

export function extensionRemedy(name: string): string {
  return extensions[name] ?? 'Remove it: it has no effect here.';
}
