import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  shouldInterruptAfterDeadline,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { Json } from '../model/json.ts';
import type { Lookup } from './feel.ts';
import { realmSource } from './javascript-realm.ts';

/**
 * JavaScript (ECMAScript 2023) in a sandbox: QuickJS in WebAssembly, a fresh realm for each run, nothing of the host in
 * it. What it cannot do, and why it is built this way, is in decision 13.
 *
 * 1. A run reads the variables its text names, as copies, and gives a value; nothing else leaves it or stays.
 * 2. The same text, variables and time give the same result (see `javascript-realm.ts`).
 * 3. A run ends: by time, memory or depth of calls, and with a failure then.
 *
 * Not available: modules, promises that are waited for, `console`, timers, `Intl`, `eval` and `Function`.
 */
export interface JavaScript {
  /**
   * The value of the last expression, or of a `return` outside of functions. Undefined, NaN and infinite numbers are
   * null, dates their ISO 8601 text; a function, a BigInt, a Map, a promise or a cycle is a failure. A variable does
   * not hide what belongs to the language (`Date`, `Math`). `now` is epoch ms.
   */
  readonly run: (source: string, lookup: Lookup, now: number) => JavaScriptResult;
  /** What is wrong with the syntax of `source`, null when nothing is. Nothing runs. */
  readonly check: (source: string) => ScriptProblem | null;
}

export type JavaScriptResult =
  { readonly ok: true; readonly value: Json } | ({ readonly ok: false } & ScriptProblem);

export interface ScriptProblem {
  readonly message: string;
  /** 1-based, null where it is not known. */
  readonly line: number | null;
  readonly column: number | null;
}

export interface JavaScriptLimits {
  /** How long a run may take on this machine. */
  readonly timeMs: number;
  /** For all that a run holds. */
  readonly memoryBytes: number;
  /** Of calls within calls: 64 KiB are some 350. Much more than that overflows the stack of the host. */
  readonly stackBytes: number;
}

const defaults: JavaScriptLimits = { timeMs: 1000, memoryBytes: 32 << 20, stackBytes: 64 << 10 };

/** The parser needs more of the host's stack for each level than running code does. */
const PARSER_STACK_BYTES = 32 << 10;
const PAGE_BYTES = 65_536;
/** What QuickJS begins with. */
const FIRST_PAGES = 256;
const FILE = 'script';
/** The types of Node do not have it. */
const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: MemoryConstructor } }).WebAssembly;
type MemoryConstructor = new (pages: { readonly initial: number; readonly maximum: number }) => object;
const capacity = 1000;

/** Loads the sandbox; once is enough, it has no state. */
export function loadJavaScript(limits: Partial<JavaScriptLimits> = {}): Promise<JavaScript> {
  const all = { ...defaults, ...limits };
  return loadModule(all.memoryBytes).then((module) => new Sandbox(module, all));
}

/** QuickJS does not count what it allocates in WebAssembly; a memory that cannot grow is a limit it cannot miss. */
function loadModule(memoryBytes: number): Promise<QuickJSWASMModule> {
  const maximum = FIRST_PAGES + Math.ceil(memoryBytes / PAGE_BYTES);
  const wasmMemory = new Memory({ initial: FIRST_PAGES, maximum });
  return newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
}

/** A script that has been read: how to run it, or why not. */
interface Script {
  readonly problem: ScriptProblem | null;
  readonly text: string;
  /** Lines before the first one of the author. */
  readonly linesBefore: number;
  readonly words: readonly string[];
}

class Sandbox implements JavaScript {
  private module: QuickJSWASMModule | null;
  private readonly limits: JavaScriptLimits;
  private readonly scripts = new Map<string, Script>();

  constructor(module: QuickJSWASMModule, limits: JavaScriptLimits) {
    this.module = module;
    this.limits = limits;
  }

  readonly check = (source: string): ScriptProblem | null => {
    const script = this.scriptOf(source);
    return 'ok' in script ? failureOf(script) : script.problem;
  };

  readonly run = (source: string, lookup: Lookup, now: number): JavaScriptResult => {
    const script = this.scriptOf(source);
    if ('ok' in script) return script;
    if (script.problem) return { ok: false, ...script.problem };
    const variables: Record<string, Json> = {};
    for (const word of script.words) {
      const value = lookup(word);
      if (value !== undefined) variables[word] = value;
    }
    return this.within(this.limits.stackBytes, (context) => {
      const realm = context.unwrapResult(context.evalCode(realmSource, 'realm', { type: 'global' }));
      const time = context.newNumber(now);
      const text = context.newString(JSON.stringify(variables));
      const store = context.callFunction(realm, context.undefined, time, text);
      for (const handle of [realm, time, text]) handle.dispose();
      if (store.error) return this.failed(context, store.error, script);
      const result = context.evalCode(script.text, FILE, { type: 'global' });
      if (result.error) {
        store.value.dispose();
        return this.failed(context, result.error, script);
      }
      const json = context.callFunction(store.value, context.undefined, result.value);
      for (const handle of [store.value, result.value]) handle.dispose();
      if (json.error) return this.failed(context, json.error, script);
      return {
        ok: true,
        value: json.value.consume((handle) => JSON.parse(context.getString(handle)) as Json),
      };
    });
  };

  private scriptOf(source: string): Script | Failed {
    const known = this.scripts.get(source);
    if (known) return known;
    const script = this.within(PARSER_STACK_BYTES, (context) => this.read(context, source));
    if ('ok' in script) return script;
    this.scripts.set(source, script);
    const oldest = this.scripts.size > capacity ? this.scripts.keys().next().value : undefined;
    if (oldest !== undefined) this.scripts.delete(oldest);
    return script;
  }

  /** A script with a `return` of its own is the body of a function, any other a program. */
  private read(context: QuickJSContext, source: string): Script {
    const words = wordsOf(source);
    const program = { text: source, linesBefore: 0, words };
    const problem = this.compiled(context, program);
    if (!problem) return { ...program, problem };
    if (!/\breturn\b/.test(source)) return { ...program, problem };
    const body = { text: `(function () {\n${source}\n})()`, linesBefore: 1, words };
    const bodyProblem = this.compiled(context, body);
    return bodyProblem && !problem.message.includes('return')
      ? { ...program, problem }
      : { ...body, problem: bodyProblem };
  }

  private compiled(context: QuickJSContext, script: Omit<Script, 'problem'>): ScriptProblem | null {
    const result = context.evalCode(script.text, FILE, { type: 'global', compileOnly: true });
    if (result.error) return failureOf(this.failed(context, result.error, script));
    result.value.dispose();
    return null;
  }

  /**
   * A context of its own for `work`. Where QuickJS itself breaks, by the stack of the host or an assertion, its memory
   * cannot be trusted any more: it is left, and another is loaded for later runs.
   */
  private within<T>(stackBytes: number, work: (context: QuickJSContext) => T): T | Failed {
    const { module } = this;
    if (!module) return failed('the sandbox is being built anew; try again');
    try {
      const runtime = module.newRuntime();
      runtime.setMaxStackSize(stackBytes);
      // eslint-disable-next-line no-restricted-globals -- the limit is of the machine's time; no result depends on it.
      runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + this.limits.timeMs));
      const context = runtime.newContext();
      const result = work(context);
      context.dispose();
      runtime.dispose();
      return result;
    } catch (error) {
      if (!isBreak(error)) throw error;
      this.module = null;
      void loadModule(this.limits.memoryBytes).then((another) => (this.module = another));
      return failed('the script broke the sandbox: it nests too deeply or needs too much memory');
    }
  }

  private failed(context: QuickJSContext, error: QuickJSHandle, script: Omit<Script, 'problem'>): Failed {
    const { name, message, stack } = errorParts(context, error);
    error.dispose();
    const [, line, column] = /\bscript:(\d+):(\d+)/.exec(stack) ?? [];
    return {
      ok: false,
      message: this.sentenceOf(name, message),
      line: line === undefined ? null : Number(line) - script.linesBefore,
      column: column === undefined ? null : Number(column),
    };
  }

  private sentenceOf(name: string, message: string): string {
    const { timeMs, memoryBytes } = this.limits;
    if (name === 'InternalError' && message === 'interrupted') return `it takes longer than ${timeMs} ms`;
    // Where there is no memory left for an error, there is none to read.
    if ((name === 'InternalError' && message === 'out of memory') || `${name}${message}` === '')
      return `it needs more than ${memoryBytes >> 20} MiB of memory`;
    if (name === 'InternalError' && message === 'stack overflow') return 'its calls nest too deeply';
    return name === '' || name === 'TypeError' ? message : `${name}: ${message}`;
  }
}

/** The stack of the host overflows, WebAssembly traps, or an assertion of QuickJS fails. */
function isBreak(error: unknown): boolean {
  return error instanceof Error && (error.name === 'RangeError' || error.name === 'RuntimeError');
}

type Failed = { readonly ok: false } & ScriptProblem;

function failed(message: string): Failed {
  return { ok: false, message, line: null, column: null };
}

function failureOf({ message, line, column }: Failed): ScriptProblem {
  return { message, line, column };
}

/** What was thrown need not be an error: then it is its own message. All are empty where no memory was left for one. */
function errorParts(context: QuickJSContext, error: QuickJSHandle) {
  const dumped: unknown = context.dump(error);
  if (typeof dumped === 'string') return { name: '', message: dumped, stack: '' };
  if (dumped === null) return { name: '', message: '', stack: '' };
  if (typeof dumped !== 'object') return { name: '', message: `it throws a ${typeof dumped}`, stack: '' };
  const { name, message, stack } = dumped as Partial<Record<string, unknown>>;
  if (typeof message !== 'string') return { name: '', message: JSON.stringify(dumped), stack: '' };
  return {
    name: typeof name === 'string' ? name : '',
    message,
    stack: typeof stack === 'string' ? stack : '',
  };
}

/** All words that may be names of variables: one too many costs a look-up and changes nothing. */
function wordsOf(source: string): readonly string[] {
  return [
    ...new Set(source.match(/(?<!(?<!\.\.)\.)(?<![\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)),
  ];
}
