/** Says how many steps were taken; may throw, which ends the search. */
export type Spend = (steps: number) => void;
