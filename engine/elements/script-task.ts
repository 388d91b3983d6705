import type { Expression } from '../model/definition.ts';
import { defineElement } from './element.ts';
import { jobMoves, readJob, type JobAttrs } from './job.ts';

type ScriptAttrs =
  | { readonly script: Expression; readonly resultVariable: string }
  | { readonly script: null; readonly job: JobAttrs };

/** BPMN 2.0 §10.2.3: a FEEL script (`zeebe:script`), evaluated at once into its result variable, or a job. */
export const scriptTask = defineElement<ScriptAttrs>({
  kind: 'scriptTask',
  type: 'SCRIPT_TASK',
  spec: '10.2.3, 13.2.3',
  missing: ['scriptFormat other than FEEL inside the engine'],
  activity: true,
  mappings: { inputs: true, outputs: true },
  read: (source) => {
    const script = source.extension('Script');
    if (!script) return { script: null, job: readJob(source) };
    const resultVariable = script['resultVariable'];
    if (typeof resultVariable !== 'string' || resultVariable === '')
      source.problem(
        'script/result-variable',
        'The script has no result variable.',
        'Name the variable that takes the result.',
      );
    return {
      script: source.requiredExpression(script['expression'], 'zeebe:script expression', 'script/expression'),
      resultVariable: typeof resultVariable === 'string' ? resultVariable : '',
    };
  },
  enter: (context) => {
    const { attrs } = context.node;
    if (attrs.script === null) return jobMoves(context, attrs.job);
    return [{ do: 'complete', result: { [attrs.resultVariable]: context.evaluate(attrs.script, 'script') } }];
  },
});
