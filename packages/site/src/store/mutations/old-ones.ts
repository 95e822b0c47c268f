/** What is to be forgotten, where it has become old. */
export interface OldOnes {
  /** From before that time. */
  readonly before: number;
  readonly most: number;
}
