import {
  jobOf,
  listenersElement,
  type ActivityOptions,
  type Bound,
  type JobOptions,
  type Listener,
} from './model-element.ts';
import { GatewayPen } from './model-gateways.ts';
import { messageElement } from './model-trigger.ts';
import { givenTag, tag, textElement, type Attributes } from './model-xml.ts';

export interface UserTaskOptions extends ActivityOptions {
  readonly assignee?: string;
  readonly candidateGroups?: string;
  readonly candidateUsers?: string;
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly priority?: string;
  readonly form?: { readonly formId: string } & Bound;
  readonly externalForm?: string;
  readonly taskListeners?: readonly Listener<
    'creating' | 'assigning' | 'updating' | 'completing' | 'canceling'
  >[];
}

export interface BusinessRuleOptions extends JobOptions {
  readonly decision?: { readonly decisionId: string; readonly resultVariable?: string } & Bound;
}

export interface MessageTaskOptions extends JobOptions {
  /** The name of the message it sends. */
  readonly message?: string;
}

export interface ReceiveTaskOptions extends ActivityOptions {
  /** It begins the process. */
  readonly instantiate?: boolean;
}

/** `<bpmn:script>` in another language than FEEL. */
export class Code {
  readonly scriptFormat: string;
  readonly text: string;
  constructor(scriptFormat: string, text: string) {
    this.scriptFormat = scriptFormat;
    this.text = text;
  }
}

/** `code('javascript', 'total = price * amount')`. */
export function code(scriptFormat: string, text: string): Code {
  return new Code(scriptFormat, text);
}

/** Result variable → FEEL: `{ total: '=price * amount' }`. */
export type FeelScript = Readonly<Record<string, string>>;
export type Script = FeelScript | Code;

/** Draws tasks. */
export abstract class TaskPen extends GatewayPen {
  task(id: string, options: ActivityOptions = {}): this {
    return this.draw({ kind: 'task', id, options });
  }

  manualTask(id: string, options: ActivityOptions = {}): this {
    return this.draw({ kind: 'manualTask', id, options });
  }

  userTask(id: string, options: UserTaskOptions = {}): this {
    return this.draw({ kind: 'userTask', id, options, extensions: userTaskExtensions(options) });
  }

  serviceTask(id: string, options: JobOptions = {}): this {
    return this.#job('serviceTask', id, options);
  }

  sendTask(id: string, options: MessageTaskOptions = {}): this {
    const { message } = options;
    return this.#job('sendTask', id, options, { messageRef: message && this.#message(message) });
  }

  /** A decision, or without one work for a job worker. */
  businessRuleTask(id: string, options: BusinessRuleOptions = {}): this {
    return this.draw({ kind: 'businessRuleTask', id, options, extensions: decisionOrJob(id, options) });
  }

  /** A FEEL script, code in another language, or without either work for a job worker. */
  scriptTask(id: string, script: Script | null, options: JobOptions = {}): this {
    const kind = 'scriptTask';
    if (!script) return this.#job(kind, id, options);
    if (script instanceof Code) {
      const { scriptFormat, text } = script;
      const content = textElement('bpmn:script', text);
      return this.draw({ kind, id, options, attributes: { scriptFormat }, content });
    }
    return this.draw({ kind, id, options, extensions: feelScript(script) });
  }

  receiveTask(id: string, name: string, correlationKey?: string, options: ReceiveTaskOptions = {}): this {
    const { instantiate } = options;
    const attributes = { messageRef: this.#message(name, correlationKey), instantiate };
    return this.draw({ kind: 'receiveTask', id, options, attributes });
  }

  #job(kind: string, id: string, options: JobOptions, attributes: Attributes = {}): this {
    return this.draw({ kind, id, options, attributes, extensions: jobOf({ type: id, ...options }) });
  }

  #message(name: string, correlationKey?: string): string {
    const element = messageElement(name, correlationKey);
    this.roots.add([element]);
    return element.id;
  }
}

export function decisionOrJob(id: string, options: BusinessRuleOptions): readonly string[] {
  const { decision } = options;
  return decision ? [tag('zeebe:calledDecision', { ...decision })] : jobOf({ type: id, ...options });
}

export function feelScript(script: FeelScript): readonly string[] {
  return Object.entries(script).map(([resultVariable, expression]) =>
    tag('zeebe:script', { expression, resultVariable }),
  );
}

export function userTaskExtensions(options: UserTaskOptions): readonly string[] {
  const { assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority, form, externalForm } =
    options;
  return [
    tag('zeebe:userTask', {}),
    ...givenTag('zeebe:assignmentDefinition', { assignee, candidateGroups, candidateUsers }),
    ...givenTag('zeebe:taskSchedule', { dueDate, followUpDate }),
    ...givenTag('zeebe:priorityDefinition', { priority }),
    ...givenTag('zeebe:formDefinition', { ...form, externalReference: externalForm }),
    ...listenersElement('task', options.taskListeners),
  ];
}
