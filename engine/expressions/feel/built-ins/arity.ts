import type { FormalParameter } from './built-in.ts';

/** Whether so many arguments can be given; a rest stands for one or more. */
export function takesAsMany(parameters: readonly FormalParameter[], count: number): boolean {
  if (count > parameters.length && parameters.at(-1)?.rest !== true) return false;
  return count >= parameters.length || parameters[count]?.optional === true;
}

/** The parameter an argument is for; the last one takes all the rest. */
export function parameterAt(parameters: readonly FormalParameter[], at: number): FormalParameter | undefined {
  return parameters[at] ?? parameters.at(-1);
}
