/** An expectation of a process test that does not hold. Test runners show `expected` and `actual` as a difference. */
export class ProcessAssertionError extends Error {
  override readonly name = 'ProcessAssertionError';
  readonly expected: unknown;
  readonly actual: unknown;
  constructor(message: string, expected: unknown, actual: unknown) {
    super(message);
    this.expected = expected;
    this.actual = actual;
  }
}
