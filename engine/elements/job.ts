import type { Expression } from '../model/definition.ts';
import { Incident, type HookContext, type Move } from './element.ts';
import type { ElementSource } from './source.ts';

/** Work done by a job worker outside the engine: `zeebe:taskDefinition` and `zeebe:taskHeaders`. */
export interface JobAttrs {
  readonly jobType: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
  /** ms to wait after each failed attempt when the worker does not say; the last one repeats. */
  readonly backOff: readonly number[];
}

const DEFAULT_RETRIES: Expression = { language: 'literal', value: '3' };

/** Reads the job of an element whose work needs one; what is missing becomes a problem. */
export function readJob(source: ElementSource): JobAttrs {
  const definition = source.extension('TaskDefinition') ?? {};
  const headers = readHeaders(source);
  return {
    jobType: source.requiredExpression(
      definition['type'] ?? (source.plain ? plainType(source) : undefined),
      'zeebe:taskDefinition type',
      'job/type',
    ),
    retries: source.expression(definition['retries'], 'zeebe:taskDefinition retries') ?? DEFAULT_RETRIES,
    headers,
    backOff: source.durations(source.property('retryBackOff') ?? headers['retryBackOff'], 'retryBackOff'),
  };
}

/** What a file without extensions calls the work: its operation, else its implementation, else the element itself. */
function plainType({ id, xml }: ElementSource): string {
  const { operationRef, implementation } = xml as {
    operationRef?: { name?: unknown };
    implementation?: unknown;
  };
  if (typeof operationRef?.name === 'string' && operationRef.name !== '') return operationRef.name;
  const isNamed =
    typeof implementation === 'string' && implementation !== '' && !implementation.startsWith('##');
  return isNamed ? implementation : id;
}

export function readHeaders(source: ElementSource): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const values = source.extension('TaskHeaders')?.['values'];
  for (const header of Array.isArray(values) ? (values as readonly Record<string, unknown>[]) : []) {
    if (typeof header['key'] === 'string' && header['key'] !== '')
      headers[header['key']] = typeof header['value'] === 'string' ? header['value'] : '';
  }
  return headers;
}

/** The element waits for a job of its type; completing the job completes the element. */
export function jobMoves(context: HookContext, attrs: JobAttrs): readonly Move[] {
  return [
    {
      do: 'createJob',
      jobType: context.text(attrs.jobType, 'job type'),
      retries: retriesOf(context, attrs.retries, 'job retries'),
      headers: attrs.headers,
      backOff: attrs.backOff,
    },
  ];
}

/** A job without retries would be given to nobody. */
export function retriesOf(context: HookContext, expression: Expression, property: string): number {
  const retries = context.integer(expression, property);
  if (retries >= 1) return retries;
  throw new Incident(
    'EXTRACT_VALUE_ERROR',
    `Expected the ${property} of ${context.node.id} to be at least 1, but they are ${retries}.`,
  );
}
