/** Code points from `first` to `last`, both included. */
export interface CharacterRange {
  readonly first: number;
  readonly last: number;
}
