import { loadJavaScript, type JavaScript, type JavaScriptResult } from '../expressions/javascript.ts';
import type { Definition, Node, Problem } from '../model/definition.ts';
import type { Json } from '../model/json.ts';

type Lookup = (name: string) => Json | undefined;

/** The scripts of script tasks in JavaScript. The sandbox is loaded when the first definition that has one is. */
export class Scripts {
  private javascript: JavaScript | null = null;
  private loading: Promise<JavaScript> | null = null;

  /** Must be done before a step of the definition runs. */
  async prepare(definition: Definition): Promise<void> {
    if (!this.javascript && scriptsOf(definition).length > 0) await this.load();
  }

  /** What is wrong with the syntax of the scripts. Nothing runs. */
  async check(definition: Definition): Promise<readonly Problem[]> {
    const scripts = scriptsOf(definition);
    if (scripts.length === 0) return [];
    const javascript = await this.load();
    return scripts.flatMap(({ node, source }) => {
      const wrong = javascript.check(source);
      return wrong
        ? [
            {
              rule: 'script/syntax',
              element: node.id,
              message: `The script of ${node.id} is not valid JavaScript: ${wrong.message}${placeIn(wrong)}.`,
              remedy: 'Correct the script.',
            },
          ]
        : [];
    });
  }

  run(source: string, lookup: Lookup, now: number): JavaScriptResult {
    if (!this.javascript) throw new Error('A script runs before its definition was prepared');
    return this.javascript.run(source, lookup, now);
  }

  private async load(): Promise<JavaScript> {
    this.loading ??= loadJavaScript();
    this.javascript = await this.loading;
    return this.javascript;
  }
}

function placeIn({ line, column }: { readonly line: number | null; readonly column: number | null }): string {
  if (line === null) return '';
  return column === null ? `, line ${line}` : `, line ${line}, column ${column}`;
}

const known = new WeakMap<Definition, readonly { readonly node: Node; readonly source: string }[]>();

function scriptsOf(definition: Definition): readonly { readonly node: Node; readonly source: string }[] {
  let scripts = known.get(definition);
  if (!scripts) {
    scripts = [...definition.nodes.values()].flatMap((node) => {
      const { script, language } = node.attrs as { readonly script?: unknown; readonly language?: unknown };
      return language === 'javascript' && typeof script === 'string' ? [{ node, source: script }] : [];
    });
    known.set(definition, scripts);
  }
  return scripts;
}
