import type { TFunction } from 'i18next';
import { codeOf, type ProblemCode } from '../api/problem.ts';
import { it } from './it.ts';

// A code of the contract without a sentence does not compile.
const sentences: Readonly<Record<ProblemCode, string>> = it.failure.code;

const isKnown = (code: string): code is ProblemCode => code in sentences;

/** Why something failed, in words for the person in front of the screen. */
export function failureWords(t: TFunction, error: unknown): string {
  const code = codeOf(error);
  return t(`failure.code.${isKnown(code) ? code : 'UNEXPECTED'}`);
}
