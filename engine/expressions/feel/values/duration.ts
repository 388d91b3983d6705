/** A number of months, which have no fixed length. */
export class YearsMonthsDuration {
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }
}

/** A length of time. */
export class DaysTimeDuration {
  readonly nanoseconds: bigint;

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}
