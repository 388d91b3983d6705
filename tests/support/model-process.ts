import { drawn, jobOf, type ElementOptions, type JobOptions } from './model-element.ts';
import { Path } from './model-path.ts';
import { contentOf, newScope, Roots } from './model-scope.ts';
import {
  Code,
  decisionOrJob,
  feelScript,
  userTaskExtensions,
  type BusinessRuleOptions,
  type Script,
  type UserTaskOptions,
} from './model-tasks.ts';
import { file, givenTag, tag, type Attributes } from './model-xml.ts';

export interface ProcessOptions extends ElementOptions {
  readonly versionTag?: string;
  readonly isExecutable?: boolean;
}

/** A process to draw on. `xml` is its BPMN file. */
export class ProcessModel extends Path {
  readonly id: string;
  readonly #options: ProcessOptions;

  constructor(id: string, options: ProcessOptions) {
    super(new Roots(), newScope());
    this.id = id;
    this.#options = options;
  }

  get xml(): string {
    const { versionTag, isExecutable = true, name = this.id } = this.#options;
    const { kind, id, attributes, content } = drawn({
      kind: 'process',
      id: this.id,
      options: { ...this.#options, name },
      attributes: { isExecutable },
      extensions: givenTag('zeebe:versionTag', { value: versionTag }),
      holder: 'process',
      content: contentOf(this.scope),
    });
    return file([...this.roots.xml, tag(`bpmn:${kind}`, { id, ...attributes }, content)]);
  }

  // ---- global tasks: beside the process, performed by call activities

  globalTask(id: string, options: ElementOptions = {}): this {
    return this.#global('globalTask', id, options);
  }

  globalManualTask(id: string, options: ElementOptions = {}): this {
    return this.#global('globalManualTask', id, options);
  }

  globalUserTask(id: string, options: UserTaskOptions = {}): this {
    return this.#global('globalUserTask', id, options, userTaskExtensions(options));
  }

  /** A FEEL script, code in another language, or without either work for a job worker. */
  globalScriptTask(id: string, script: Script | null, options: JobOptions = {}): this {
    const kind = 'globalScriptTask';
    if (!script) return this.#global(kind, id, options, jobOf({ type: id, ...options }));
    // bpmn-moddle knows the script of a global task as an attribute only.
    if (script instanceof Code)
      return this.#global(kind, id, options, [], {
        scriptLanguage: script.scriptFormat,
        script: script.text,
      });
    return this.#global(kind, id, options, feelScript(script));
  }

  /** A decision, or without one work for a job worker. */
  globalBusinessRuleTask(id: string, options: BusinessRuleOptions = {}): this {
    return this.#global('globalBusinessRuleTask', id, options, decisionOrJob(id, options));
  }

  #global(
    kind: string,
    id: string,
    options: ElementOptions,
    extensions: readonly string[] = [],
    own: Attributes = {},
  ): this {
    const drawing = { kind, id, options, extensions, attributes: own, holder: 'process' } as const;
    const { attributes, content } = drawn(drawing);
    this.roots.add([{ id, xml: tag(`bpmn:${kind}`, { id, ...attributes }, content) }]);
    return this;
  }
}

export function process(id: string, options: ProcessOptions = {}): ProcessModel {
  return new ProcessModel(id, options);
}
