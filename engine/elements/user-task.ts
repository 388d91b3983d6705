import type { Expression } from '../model/definition.ts';
import { Incident, defineElement, type HookContext } from './element.ts';
import { readForm, type FormAttrs } from './form.ts';
import { readHeaders } from './job.ts';
import type { Assignment, Xml } from './source.ts';

interface UserTaskAttrs {
  readonly assignee: Expression | null;
  readonly candidateGroups: Expression | null;
  readonly candidateUsers: Expression | null;
  readonly dueDate: Expression | null;
  readonly followUpDate: Expression | null;
  readonly priority: Expression | null;
  readonly form: FormAttrs | null;
  readonly headers: Readonly<Record<string, string>>;
}

const DEFAULT_PRIORITY = 50;

/** BPMN 2.0 §10.2.4: work of a person. Who does it the task says itself, else its roles, its lane or its process. Assignment, dates and priority are evaluated once, when it begins. */
export const userTask = defineElement<UserTaskAttrs>({
  kind: 'userTask',
  type: 'USER_TASK',
  spec: '10.2.4, 13.2.3',
  missing: ['renderings, implementation', 'resource roles that name a resource instead of people'],
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    const assignment = { ...source.assignment, ...written(source.extension('AssignmentDefinition')) };
    const schedule = source.extension('TaskSchedule') ?? {};
    return {
      assignee: source.expression(assignment.assignee, 'assignee'),
      candidateGroups: source.expression(assignment.candidateGroups, 'candidate groups'),
      candidateUsers: source.expression(assignment.candidateUsers, 'candidate users'),
      dueDate: source.expression(schedule['dueDate'], 'due date'),
      followUpDate: source.expression(schedule['followUpDate'], 'follow-up date'),
      priority: source.expression(source.extension('PriorityDefinition')?.['priority'], 'priority'),
      form: readForm(source),
      headers: readHeaders(source),
    };
  },
  enter: (context) => {
    const { attrs } = context.node;
    return [
      {
        do: 'createUserTask',
        data: {
          assignee: attrs.assignee && assigneeOf(context, attrs.assignee),
          candidateGroups: attrs.candidateGroups
            ? context.texts(attrs.candidateGroups, 'candidate groups')
            : [],
          candidateUsers: attrs.candidateUsers ? context.texts(attrs.candidateUsers, 'candidate users') : [],
          dueDate: attrs.dueDate && context.time(attrs.dueDate, 'due date'),
          followUpDate: attrs.followUpDate && context.time(attrs.followUpDate, 'follow-up date'),
          priority: attrs.priority ? priorityOf(context, attrs.priority) : DEFAULT_PRIORITY,
          formKey: attrs.form && 'formId' in attrs.form ? formKeyOf(context, attrs.form) : null,
          externalFormReference:
            attrs.form && 'externalReference' in attrs.form
              ? context.text(attrs.form.externalReference, 'external form reference')
              : null,
          headers: attrs.headers,
        },
      },
    ];
  },
});

/** What an assignment says; an attribute left empty says nothing. */
function written(assignment: Xml = {}): Assignment {
  return Object.fromEntries(
    ['assignee', 'candidateGroups', 'candidateUsers']
      .map((name) => [name, assignment[name]] as const)
      .filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  );
}

/** An expression that gives null leaves the task to its candidates. */
function assigneeOf(context: HookContext, assignee: Expression): string | null {
  const value = context.evaluate(assignee, 'assignee');
  return value === null || value === '' ? null : context.text(assignee, 'assignee');
}

function priorityOf(context: HookContext, expression: Expression): number {
  const priority = context.integer(expression, 'priority');
  if (priority < 0 || priority > 100)
    throw new Incident(
      'EXTRACT_VALUE_ERROR',
      `Expected a priority from 0 to 100 for ${context.node.id}, but it is ${priority}.`,
    );
  return priority;
}

function formKeyOf(context: HookContext, form: Extract<FormAttrs, { formId: string }>) {
  const key = context.findForm(form.formId, form.binding);
  if (key === null)
    throw new Incident(
      'FORM_NOT_FOUND',
      `Expected a form with id '${form.formId}' (${form.binding.binding}), but none is deployed.`,
    );
  return key;
}
