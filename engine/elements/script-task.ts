import type { Expression } from '../model/definition.ts';
import type { Json, Variables } from '../model/json.ts';
import { defineElement } from './element.ts';
import { jobMoves, readJob, type JobAttrs } from './job.ts';
import type { ElementSource } from './source.ts';

type ScriptAttrs =
  | { readonly script: Expression; readonly language: 'feel'; readonly resultVariable: string | null }
  | { readonly script: string; readonly language: 'javascript'; readonly resultVariable: string | null }
  | { readonly script: null; readonly job: JobAttrs };

/**
 * BPMN 2.0 §10.2.3: a script evaluated at once, or a job. `zeebe:script` is FEEL with a result variable. `bpmn:script` is
 * FEEL or JavaScript, as its scriptFormat says: an object it gives becomes variables, any other value is dropped.
 */
export const scriptTask = defineElement<ScriptAttrs>({
  kind: 'scriptTask',
  type: 'SCRIPT_TASK',
  spec: '10.2.3, 13.2.3',
  missing: ['scriptFormat other than FEEL and JavaScript'],
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    if (source.extension('Script')) return readExtension(source);
    const script = source.xml['script'];
    const isJob = typeof script !== 'string' || script.trim() === '' || source.extension('TaskDefinition');
    return isJob ? { script: null, job: readJob(source) } : readScript(source, script);
  },
  enter: (context) => {
    const { attrs } = context.node;
    if (attrs.script === null) return jobMoves(context, attrs.job);
    const value =
      attrs.language === 'feel' ? context.evaluate(attrs.script, 'script') : context.script(attrs.script);
    return [{ do: 'complete', result: resultOf(value, attrs.resultVariable) }];
  },
});

function readExtension(source: ElementSource): ScriptAttrs {
  const script = source.extension('Script') ?? {};
  const resultVariable = script['resultVariable'];
  if (typeof resultVariable !== 'string' || resultVariable === '')
    source.problem(
      'script/result-variable',
      'The script has no result variable.',
      'Name the variable that takes the result.',
    );
  return {
    script: source.requiredExpression(script['expression'], 'zeebe:script expression', 'script/expression'),
    language: 'feel',
    resultVariable: typeof resultVariable === 'string' ? resultVariable : '',
  };
}

function readScript(source: ElementSource, script: string): ScriptAttrs {
  const format = source.xml['scriptFormat'];
  const name = typeof format === 'string' ? format.trim() : '';
  if (/^((text|application)\/)?(x-)?(javascript|ecmascript|js)$/i.test(name))
    return { script, language: 'javascript', resultVariable: null };
  const isFeel = /feel/i.test(name) || (name === '' && script.trimStart().startsWith('='));
  const expression = isFeel ? source.expression({ body: script, language: 'FEEL' }, 'script') : null;
  if (!isFeel)
    source.problem(
      'script/language',
      name === '' ? 'The script does not say its language.' : `The script is written in ${name}.`,
      'Write it in FEEL or JavaScript and say so in scriptFormat, or leave it to a job worker.',
    );
  return {
    script: expression ?? { language: 'literal', value: null },
    language: 'feel',
    resultVariable: null,
  };
}

function resultOf(value: Json, resultVariable: string | null): Variables {
  if (resultVariable !== null) return { [resultVariable]: value };
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {};
}
