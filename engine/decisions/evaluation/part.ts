import type { Code } from '../../expressions/feel/compile/code.ts';
import type { FeelType } from '../../expressions/feel/typing/feel-type.ts';
import { coerced, type ItemType } from '../item-types/item-type.ts';
import { remark } from './decision-evaluation.ts';

/** An expression ready to be evaluated, and what is known of its value before. */
export interface Part {
  readonly code: Code;
  readonly type: FeelType;
}

/** The value as the type takes it, null with a warning where it does not. */
export function typed({ code, type: known }: Part, type: ItemType, message: string): Part {
  return {
    type: type.type.kind === 'any' ? known : type.type,
    code: (frame) => {
      const value = coerced(code(frame), type, frame.evaluation);
      return value === undefined ? remark(frame.evaluation, message) : value;
    },
  };
}
