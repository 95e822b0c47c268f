/** A place as somebody wrote it. */
export interface GivenPart {
  readonly category: string;
  readonly value: string | number;
  readonly depth?: string | number;
  /** Where it stands, from 1. */
  readonly at: number;
}
