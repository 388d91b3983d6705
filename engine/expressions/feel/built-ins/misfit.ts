import { kindOf } from '../values/kind.ts';
import type { FeelValue } from '../values/value.ts';
import { parameterAt, takesAsMany } from './arity.ts';
import type { BuiltIn, FormalParameter } from './built-in.ts';

/** Whether a parameter takes a value, conversions included. */
type Takes = (parameter: FormalParameter, value: FeelValue) => boolean;

/** Why no signature takes the arguments, told by those that take the most of them. */
export function misfitOf(builtIn: BuiltIn, args: readonly FeelValue[], takes: Takes): string {
  const candidates = builtIn.signatures.filter(({ parameters }) => takesAsMany(parameters, args.length));
  const wrong = candidates.map(({ parameters }) =>
    args.findIndex((value, at) => {
      const parameter = parameterAt(parameters, at);
      return parameter === undefined || !takes(parameter, value);
    }),
  );
  const furthest = Math.max(-1, ...wrong);
  const refusing = candidates
    .filter((_signature, at) => wrong[at] === furthest)
    .flatMap(({ parameters }) => parameterAt(parameters, furthest) ?? []);
  const [parameter] = refusing;
  if (!parameter || furthest === -1) return wrongCount(builtIn, args.length);
  const wanted = new Set(refusing.flatMap(({ kinds }) => kinds).map(wordFor));
  const given = wordFor(kindOf(args[furthest] ?? null));
  return `the argument "${parameter.name}" of ${builtIn.name} is ${given}, not ${anyOf([...wanted])}`;
}

function wrongCount({ name, signatures }: BuiltIn, given: number): string {
  const counts = [...new Set(signatures.flatMap(({ parameters }) => countsOf(parameters)))].sort(
    (a, b) => a - b,
  );
  const isOpen = signatures.some(({ parameters }) => parameters.at(-1)?.rest);
  const taken = isOpen ? `${counts[0] ?? 0} or more` : anyOf(counts.map(String));
  const last = isOpen ? 2 : (counts.at(-1) ?? 0);
  return `${name} takes ${taken === '0' ? 'no' : taken} ${last === 1 ? 'argument' : 'arguments'}, not ${given}`;
}

function countsOf(parameters: readonly FormalParameter[]): readonly number[] {
  const required = parameters.filter(({ optional }) => !optional).length;
  return Array.from({ length: parameters.length - required + 1 }, (_, more) => required + more);
}

function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

const words: Readonly<Record<string, string>> = {
  null: 'null',
  string: 'a text',
};

function wordFor(kind: string): string {
  return words[kind] ?? `a ${kind}`;
}
