import type { FeelValue } from '../values/value.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * Where the bound names have their values, by the slot of their binding. C1: code writes only the slots from the size
 * of its own scope on, so a frame can be used for one expression after the other.
 */
export interface Frame {
  readonly slots: FeelValue[];
  readonly evaluation: Evaluation;
}

/** An expression ready to be evaluated. */
export type Code = (frame: Frame) => FeelValue;
