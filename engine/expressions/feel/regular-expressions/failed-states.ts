import type { Spend } from './spend.ts';

const BITS_A_PAGE = 65_536;

/** A set of numbers from 0, which may be large but lie close to one another: a bit for each, in pages. */
export class FailedStates {
  private readonly pages: (Uint32Array | undefined)[] = [];
  private readonly spend: Spend;

  constructor(spend: Spend) {
    this.spend = spend;
  }

  has(state: number): boolean {
    const page = this.pages[Math.floor(state / BITS_A_PAGE)];
    return page !== undefined && ((page[(state % BITS_A_PAGE) >>> 5] ?? 0) & (1 << (state & 31))) !== 0;
  }

  add(state: number): void {
    const number = Math.floor(state / BITS_A_PAGE);
    const page = this.pages[number] ?? this.newPage(number);
    const word = (state % BITS_A_PAGE) >>> 5;
    page[word] = (page[word] ?? 0) | (1 << (state & 31));
  }

  private newPage(number: number): Uint32Array {
    // Memory is paid for like time.
    this.spend(BITS_A_PAGE / 32);
    const page = new Uint32Array(BITS_A_PAGE / 32);
    this.pages[number] = page;
    return page;
  }
}
