/** An evaluation that gives nothing at all, not even null: it was stopped by a limit or by an `assert` of its own. */
export class EvaluationFailed extends Error {}
