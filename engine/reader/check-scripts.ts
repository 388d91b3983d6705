import { loadJavaScript } from '../expressions/javascript.ts';
import type { Definition, Node, Problem } from '../model/definition.ts';

/** JavaScript in a diagram is parsed, not run, when the diagram is read. The sandbox is loaded when a first script needs it. */
export async function checkScripts(definitions: readonly Definition[]): Promise<readonly Problem[]> {
  const scripts = definitions
    .flatMap(({ nodes }) => [...nodes.values()])
    .flatMap((node) => scriptOf(node) ?? []);
  if (scripts.length === 0) return [];
  const { check } = await loadJavaScript();
  return scripts.flatMap(({ id, script }) => {
    const wrong = check(script);
    if (!wrong) return [];
    const where = wrong.line === null ? '' : `, line ${wrong.line}`;
    return [
      {
        rule: 'script/syntax',
        element: id,
        message: `The script of ${id} is not valid JavaScript: ${wrong.message}${where}.`,
        remedy: 'Correct the script.',
      },
    ];
  });
}

function scriptOf({ id, attrs }: Node): { readonly id: string; readonly script: string } | null {
  const { language, script } = attrs as { readonly language?: string; readonly script?: unknown };
  return language === 'javascript' && typeof script === 'string' ? { id, script } : null;
}
