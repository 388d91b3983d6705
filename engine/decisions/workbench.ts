/** What looking at decisions and trying them takes, in one module that a browser loads when it is needed. */
export { askedInputs } from './asked-inputs.ts';
export { checkDecisions } from './checker/check-decisions.ts';
export { outlineOf } from './decision-outline.ts';
export { readDecisions } from './read-decisions.ts';
