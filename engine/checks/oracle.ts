/** More open questions than this in one step, and it is not followed further. */
const MOST_QUESTIONS = 64;
/** More different answers than this to the questions of one step are not tried. */
const MOST_ATTEMPTS = 128;

/** Thrown out of a step that asks or does more than can be followed. */
export class TooMuch extends Error {}

/** Answers what depends on data. */
export interface Oracle {
  readonly ask: () => boolean;
}

/**
 * Repeats an attempt with every sequence of answers it can be given, each once (depth first over the questions it asks).
 * False if there are more than can be tried.
 */
export function withEveryAnswer(attempt: (oracle: Oracle) => void): boolean {
  let answers: boolean[] = [];
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) {
    let asked = 0;
    attempt({
      ask: () => {
        if (asked >= MOST_QUESTIONS) throw new TooMuch();
        const answer = (answers[asked] ??= true);
        asked += 1;
        return answer;
      },
    });
    answers = answers.slice(0, asked);
    while (answers.at(-1) === false) answers.pop();
    if (answers.length === 0) return true;
    answers[answers.length - 1] = false;
  }
  return false;
}
