/** A place in an expression: offsets of UTF-16 units, `to` behind the last one. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** What is wrong with an expression, or why a part of it has no value. */
export interface FeelProblem extends Place {
  readonly message: string;
}
