import { describe } from '@jest/globals';
import type { Variables } from '../../engine/model/json.ts';
import { process } from '../support/model.ts';
import { given, scenario } from '../support/scenario.ts';

/** A user task in a sub-process: three scopes above each other. `s` and `t` are made local by input mappings. */
const scopes = process('scopes')
  .startEvent()
  .subProcess(
    'sub',
    (inside) =>
      inside
        .startEvent('in')
        .userTask('a', { inputs: { t: '="task"' } })
        .userTask('b')
        .endEvent('out'),
    { inputs: { s: '="sub"' } },
  )
  .userTask('after')
  .endEvent();

describe('a result is written to the nearest scope that has the name', () => {
  scenario(
    'the element itself, when a mapping made it local: it ends with the element',
    scopes,
    given({ t: 'root', s: 'root' })
      .completeTask('a', { t: 'new' })
      .expectVariables({ t: 'root', s: 'root' })
      .expectLocal('sub', { s: 'sub' }),
  );

  scenario(
    'else the scope around it',
    scopes,
    given({ s: 'root' })
      .completeTask('a', { s: 'new' })
      .expectLocal('sub', { s: 'new' })
      .expectVariables({ s: 'root' }),
  );

  scenario(
    'else the process, where it is also made if nobody has it',
    scopes,
    given({ x: 1 })
      .completeTask('a', { x: 2, y: 3 })
      .expectVariables({ x: 2, y: 3 })
      .expectLocal('sub', { s: 'sub' })
      .expectLocal('b', {}),
  );

  scenario(
    'a local variable that has the value already does not let it pass',
    scopes,
    given({ s: 'root' }).completeTask('a', { s: 'sub' }).expectVariables({ s: 'root' }),
  );
});

describe('setVariables', () => {
  scenario(
    'goes to the nearest scope that has the name, from the element upward',
    scopes,
    given({ x: 1 })
      .setVariables({ x: 2, s: 'changed', t: 'changed', y: 3 }, { at: 'a' })
      .expectLocal('a', { t: 'changed' })
      .expectLocal('sub', { s: 'changed' })
      .expectVariables({ x: 2, y: 3 }),
  );

  scenario(
    'local: to exactly that scope',
    scopes,
    given({ x: 1 })
      .setVariables({ x: 2 }, { at: 'a', local: true })
      .setVariables({ x: 3 }, { at: 'sub', local: true })
      .expectLocal('a', { t: 'task', x: 2 })
      .expectLocal('sub', { s: 'sub', x: 3 })
      .expectVariables({ x: 1 })
      .completeTask('a', { x: 4 })
      .expectLocal('sub', { s: 'sub', x: 3 }),
  );

  scenario(
    'replaces whole values, whatever they were',
    scopes,
    given({ x: { a: 1, b: 2 } })
      .setVariables({ x: { c: 3 } })
      .expectVariables({ x: { c: 3 } })
      .setVariables({ x: null })
      .expectVariables({ x: null }),
  );
});

describe('input mappings', () => {
  const mapped = (inputs: Record<string, string>) =>
    process('mapped').startEvent().userTask('a', { inputs }).userTask('b').endEvent();

  scenario(
    'are evaluated in order, later ones seeing earlier ones',
    mapped({ a: '=x + 1', b: '=a * 10', x: '=b + 1' }),
    given({ x: 1 }).expectLocal('a', { a: 2, b: 20, x: 21 }).expectVariables({ x: 1 }),
  );

  scenario(
    'a path makes a new object, from the mappings alone',
    mapped({ 'order.status': '="open"', 'order.item.name': '="bed"', 'order.item.count': '=n' }),
    given({ n: 2, order: { id: 7, item: { price: 1 } } })
      .expectLocal('a', { order: { status: 'open', item: { name: 'bed', count: 2 } } })
      .expectVariables({ n: 2, order: { id: 7, item: { price: 1 } } }),
  );

  scenario(
    'a later path goes into what an earlier mapping made',
    mapped({ order: '=order', 'order.status': '="open"' }),
    given({ order: { id: 7 } })
      .expectLocal('a', { order: { id: 7, status: 'open' } })
      .expectVariables({ order: { id: 7 } }),
  );

  scenario(
    'take fixed texts as they are, and what is not there as null',
    mapped({ a: 'text', b: '=missing.path', c: '' }),
    given().expectLocal('a', { a: 'text', b: null, c: null }),
  );

  scenario(
    'all or none: one that fails is an incident, and nothing is written; resolving maps all of them again',
    mapped({ a: '=x', b: '=assert(x, x > 0, "too small")', c: '=a + b' }),
    given({ x: 0 })
      .waitingAt('a')
      .expectIncident('a', 'IO_MAPPING_ERROR', /'b' of a.*too small/)
      .expectLocal('a', {})
      .resolveIncident('a')
      .expectIncident('a', 'IO_MAPPING_ERROR')
      .setVariables({ x: 2 })
      .resolveIncident('a')
      .expectNoIncident()
      .expectLocal('a', { a: 2, b: 2, c: 4 })
      .completeTask('a')
      .expectVariables({ x: 2 }),
  );

  scenario(
    'are seen by everything inside a sub-process',
    process('seen')
      .startEvent()
      .subProcess(
        'sub',
        (inside) =>
          inside
            .startEvent('in')
            .exclusiveGateway('which')
            .when('=mode = "quick"', (path) => path.userTask('quick').endEvent('out'))
            .otherwise((path) => path.to('out')),
        {
          inputs: { mode: '="quick"' },
        },
      )
      .endEvent(),
    given({ mode: 'slow' }).waitingAt('quick'),
  );
});

describe('output mappings', () => {
  const mapped = (outputs: Record<string, string>, inputs: Record<string, string> = {}) =>
    process('mapped').startEvent().userTask('a', { inputs, outputs }).userTask('b').endEvent();

  scenario(
    'let out only their targets; the result itself stays',
    mapped({ total: '=result * 2' }),
    given().completeTask('a', { result: 21, other: 1 }).expectVariables({ total: 42 }),
  );

  scenario(
    'are evaluated in order, later ones seeing earlier ones and what is local',
    mapped({ a: '=result + factor', b: '=a * 2' }, { factor: '=10' }),
    given().completeTask('a', { result: 1 }).expectVariables({ a: 11, b: 22 }),
  );

  scenario(
    'a path changes the object that is there, keeping what stands beside it',
    mapped({ 'order.status': '=state', 'order.item.count': '=2' }),
    given({ order: { id: 7, item: { name: 'bed' } } })
      .completeTask('a', { state: 'done' })
      .expectVariables({ order: { id: 7, item: { name: 'bed', count: 2 }, status: 'done' } }),
  );

  scenario(
    'a path makes the object where there is none, and replaces what is none',
    mapped({ 'fresh.a.b': '=1', 'text.a': '=2' }),
    given({ text: 'was text' })
      .completeTask('a')
      .expectVariables({ fresh: { a: { b: 1 } }, text: { a: 2 } }),
  );

  scenario(
    'write from the scope around the element: its own local variable of that name is passed by',
    mapped({ x: '=x + 1' }, { x: '=10' }),
    given({ x: 1 }).completeTask('a').expectVariables({ x: 11 }),
  );

  scenario(
    'stop at the nearest scope that has the name',
    process('nearest')
      .startEvent()
      .subProcess(
        'sub',
        (inside) =>
          inside
            .startEvent('in')
            .userTask('a', { outputs: { x: '=result', y: '=result' } })
            .userTask('b')
            .endEvent('out'),
        {
          inputs: { x: '=0' },
        },
      )
      .endEvent(),
    given({ x: 1 })
      .completeTask('a', { result: 5 })
      .expectLocal('sub', { x: 5 })
      .expectVariables({ x: 1, y: 5 }),
  );

  scenario(
    'one that fails is an incident after the work was done; resolving maps again with the same result',
    mapped({ ok: '=result', total: '=assert(result, limit > 0, "no limit")' }),
    given({ limit: 0 })
      .completeTask('a', { result: 5 })
      .waitingAt('a')
      .expectIncident('a', 'IO_MAPPING_ERROR', /no limit/)
      .expectLocal('a', { result: 5 })
      .expectVariables({ limit: 0 })
      .refused('NOT_FOUND', (again) => again.completeTask('a'))
      .setVariables({ limit: 1 })
      .resolveIncident('a')
      .waitingAt('b')
      .expectVariables({ limit: 1, ok: 5, total: 5 }),
  );
});

describe('values', () => {
  const plain = process('plain').startEvent().userTask('a').userTask('b').endEvent();

  scenario(
    'any JSON comes back as it was',
    plain,
    given({
      text: '',
      number: -0.5,
      large: 9007199254740991,
      list: [[], {}, null],
      deep: { a: { b: [true, false] } },
      è: 'perché',
    })
      .completeTask('a', { list: [1] })
      .expectVariables({
        text: '',
        number: -0.5,
        large: 9007199254740991,
        list: [1],
        deep: { a: { b: [true, false] } },
        è: 'perché',
      }),
  );

  scenario(
    'names every object knows are names like others',
    process('named').startEvent().scriptTask('look', { found: '=toString' }).userTask('a').endEvent(),
    given()
      .expectVariables({ found: null })
      .completeTask('a', { constructor: 1, toString: 'x', hasOwnProperty: null })
      .expectEnded({
        found: null,
        constructor: 1,
        toString: 'x',
        hasOwnProperty: null,
      }),
  );

  const proto = JSON.parse('{ "__proto__": { "x": 1 }, "y": 2 }') as Variables;
  scenario(
    '__proto__ is left out',
    process('proto').startEvent().userTask('a').scriptTask('look', { found: '=x' }).endEvent(),
    given(proto)
      .expectVariables({ y: 2 })
      .setVariables(proto, { at: 'a', local: true })
      .expectLocal('a', { y: 2 })
      .completeTask('a', proto)
      .expectEnded({ y: 2, found: null }),
  );
});
