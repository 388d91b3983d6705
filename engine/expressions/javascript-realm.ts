/**
 * What runs inside the sandbox before a script, as the source of a function of the step's time (epoch ms) and of the
 * variables (JSON text). It gives the function that turns a result into JSON text.
 *
 * - A step gives the same result whenever it is repeated: time stands still at the step's, local time is UTC, and
 *   there is no randomness.
 * - No code is made from text, so the parser runs only where its depth is limited.
 * - The methods of arrays refuse lengths that would keep them busy: no time limit stops what is not JavaScript.
 */
export const realmSource = `(function (now, variables) {
  'use strict';
  const define = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
  const refuse = (message) => function () { throw new TypeError(message); };

  const Time = Date;
  const utc = (parts) => {
    const time = new Time(Time.UTC(...parts));
    return time.getTime();
  };
  // Text without a zone would be read in that of the machine.
  const zoned = /^\\s*[+-]?\\d{4,6}(?:-\\d{2}){0,2}\\s*$|(?:Z|UTC|GMT)|:\\d{2}[\\d.,]*\\s*[+-]\\d{2}:?(?:\\d{2})?\\s*$/;
  const read = (text) => Time.parse(zoned.test(text) ? text : text.trim() + (/\\dT\\d/.test(text) ? 'Z' : ' UTC'));
  const moment = (value) => (typeof value === 'string' ? read(value) : value);
  const StepDate = function Date(...parts) {
    if (new.target === undefined) return new Time(now).toString();
    const time = parts.length === 0 ? now : parts.length === 1 ? moment(parts[0]) : utc(parts);
    return Reflect.construct(Time, [time], new.target);
  };
  StepDate.prototype = Time.prototype;
  define(Time.prototype, 'constructor', StepDate);
  define(StepDate, 'now', () => now);
  define(StepDate, 'UTC', Time.UTC);
  define(StepDate, 'parse', (text) => read(String(text)));
  for (const part of ['Date', 'Day', 'FullYear', 'Hours', 'Minutes', 'Seconds', 'Milliseconds', 'Month'])
    for (const verb of ['get', 'set'])
      if (verb + part !== 'setDay') define(Time.prototype, verb + part, Time.prototype[verb + 'UTC' + part]);
  define(Time.prototype, 'getTimezoneOffset', () => 0);
  for (const name of ['toString', 'toLocaleString']) define(Time.prototype, name, Time.prototype.toUTCString);
  for (const name of ['toDateString', 'toLocaleDateString'])
    define(Time.prototype, name, function () { return this.toISOString().slice(0, 10); });
  for (const name of ['toTimeString', 'toLocaleTimeString'])
    define(Time.prototype, name, function () { return this.toISOString().slice(11, 19); });
  define(globalThis, 'Date', StepDate);

  define(Math, 'random', refuse('Math.random is not available: a step must give the same result when it is repeated'));

  const noCode = refuse('code cannot be made from text');
  for (const kind of [function () {}, function* () {}, async function () {}, async function* () {}])
    define(Object.getPrototypeOf(kind), 'constructor', noCode);
  noCode.prototype = Function.prototype;
  define(globalThis, 'Function', noCode);
  delete globalThis.eval;

  for (const name of Object.getOwnPropertyNames(Array.prototype)) {
    const method = Array.prototype[name];
    if (typeof method !== 'function' || name === 'constructor') continue;
    define(Array.prototype, name, function (...values) {
      if (this.length > 10000000) throw new RangeError('an array of ' + this.length + ' entries is too long');
      return Reflect.apply(method, this, values);
    });
  }

  const values = JSON.parse(variables);
  for (const name of Object.keys(values))
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, {
        value: values[name], writable: true, configurable: true, enumerable: true,
      });

  const stringify = JSON.stringify;
  const cannotBeStored = [Promise, Map, Set, WeakMap, WeakSet];
  const isA = Function.prototype[Symbol.hasInstance];
  const apply = Reflect.apply;
  const plain = (_name, value) => {
    const type = typeof value;
    if (type === 'function' || type === 'symbol' || type === 'bigint')
      throw new TypeError('a ' + type + ' is not a value that can be stored');
    if (type === 'object')
      for (let at = 0; at < cannotBeStored.length; at++)
        if (apply(isA, cannotBeStored[at], [value]))
          throw new TypeError('a ' + cannotBeStored[at].name + ' is not a value that can be stored');
    return value;
  };
  return (result) => stringify(result === undefined ? null : result, plain);
})`;
