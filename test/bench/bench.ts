/** Something that can be measured again and again. */
export interface Subject {
  readonly name: string;
  /** One run, in the unit of its bench. */
  run(): Promise<number>;
}

/** What the median must keep to: of the ratio to the baseline, or of the value itself. */
export type Target =
  | { readonly ratioAtMost: number }
  | { readonly atMost: number }
  | { readonly atLeast: number }
  /** It only stands beside the others. */
  | { readonly none: true };

export interface Candidate extends Subject {
  readonly target: Target;
}

/** What is measured together: one after the other, and all of it again, so many times. */
export interface Bench {
  readonly title: string;
  readonly unit: 'ms' | 'KB' | 'MB' | 'objects/s';
  readonly runs: number;
  readonly baseline?: Subject;
  readonly candidates: readonly Candidate[];
}
