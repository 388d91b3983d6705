import type { Problem } from '../model/definition.ts';

export type Report = (problem: Problem) => void;

/** What every part of the reader knows about the file it reads. */
export interface Reading {
  readonly report: Report;
  /** No `zeebe:` extension anywhere: what the file leaves open is read by the standard's own rules. */
  readonly plain: boolean;
  /** `expressionLanguage` of bpmn:definitions; null where the file does not say. */
  readonly language: string | null;
}
