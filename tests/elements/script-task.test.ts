import { code, error, process } from '../support/model.ts';
import { covers, given, scenario } from '../support/scenario.ts';

covers('scriptTask');

scenario(
  'a FEEL script is evaluated at once into its result variable',
  process('sum').startEvent().scriptTask('add', { total: '=sum(amounts)' }).endEvent(),
  given({ amounts: [1, 2, 3] })
    .expectEnded({ amounts: [1, 2, 3], total: 6 })
    .expectPath('start', 'add', 'end'),
);

scenario(
  'the result is written where a variable of that name is, else to the process',
  process('local')
    .startEvent()
    .scriptTask('add', { total: '=n + 1' }, { inputs: { n: '=start', total: '=0' } })
    .scriptTask('again', { count: '=n' })
    .endEvent(),
  given({ start: 4 }).expectEnded({ start: 4, count: null }),
);

scenario(
  'only mapped outputs leave it',
  process('mapped')
    .startEvent()
    .scriptTask('add', { total: '=n + 1' }, { outputs: { shown: '=string(total)' } })
    .endEvent(),
  given({ n: 1 }).expectEnded({ n: 1, shown: '2' }),
);

scenario(
  'a script that fails is an incident; resolving evaluates it again',
  process('failing')
    .startEvent()
    .scriptTask('check', { ok: '=assert(n, n > 0, "n is too small")' })
    .endEvent(),
  given({ n: 0 })
    .expectIncident('check', 'EXTRACT_VALUE_ERROR', /n is too small/)
    .setVariables({ n: 1 })
    .resolveIncident('check')
    .expectEnded({ n: 1, ok: 1 }),
);

scenario(
  'a bpmn:script in FEEL leaves the entries of its context as variables',
  process('context')
    .startEvent()
    .scriptTask('add', code('FEEL', '{ total: sum(amounts), count: count(amounts) }'))
    .scriptTask('dropped', code('FEEL', '1 + 1'))
    .endEvent(),
  given({ amounts: [1, 2] }).expectEnded({ amounts: [1, 2], total: 3, count: 2 }),
);

scenario(
  'a fixed text is a result too',
  process('fixed').startEvent().scriptTask('set', { state: 'open' }).endEvent(),
  given().expectEnded({ state: 'open' }),
);

scenario(
  'without script it is work for a job worker',
  process('worker')
    .startEvent()
    .scriptTask('run', null, { type: 'python' })
    .boundaryEvent('caught', error(), (path) => path.endEvent('failed'))
    .endEvent(),
  given()
    .expectJob('run', { type: 'python' })
    .throwError('run', 'any')
    .expectEnded()
    .expectPath('start', 'run', 'caught', 'failed'),
);

scenario(
  'JavaScript in its sandbox: an object it gives becomes variables',
  process('js')
    .startEvent()
    .scriptTask(
      'compute',
      code('javascript', 'const doubled = n * 2; return { doubled, list: items.map((i) => i + 1) };'),
    )
    .endEvent(),
  given({ n: 4, items: [1, 2] }).expectEnded({ n: 4, items: [1, 2], doubled: 8, list: [2, 3] }),
);

scenario(
  'a JavaScript that fails, or does not end, is an incident',
  process('js')
    .startEvent()
    .scriptTask('compute', code('javascript', 'while (n === 1) {} ; ({ done: true })'))
    .endEvent(),
  given({ n: 1 })
    .expectIncident('compute', 'EXTRACT_VALUE_ERROR', /script/)
    .setVariables({ n: 2 })
    .resolveIncident('compute')
    .expectEnded({ n: 2, done: true }),
);
