import type { CallContext } from './call-context.ts';

/** No longer text is built, in UTF-16 code units. */
const LONGEST_TEXT = 1_000_000;

/** Says that a text of this length is to be built; false, with a warning, when it would be too long. */
export function mayBuild(call: CallContext, name: string, length: number): boolean {
  if (length > LONGEST_TEXT) {
    call.fail(`${name}: the result would have more than ${LONGEST_TEXT} characters`);
    return false;
  }
  call.spend(length);
  return true;
}

/** Looking through a text takes so many times less than building it or evaluating a step. */
const CHARACTERS_A_STEP = 32;

/** Says that a text is walked through. */
export function spendOnReading(call: CallContext, text: string): void {
  call.spend(Math.ceil(text.length / CHARACTERS_A_STEP));
}
