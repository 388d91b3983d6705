/** What is wrong with a pattern, in words; thrown while it is read, caught where it is compiled. */
export class PatternProblem extends Error {}
