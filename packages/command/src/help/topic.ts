/** Something that can be explained and is no command. */
export interface Topic {
  /** about_Operators */
  readonly name: string;
  /** Other names by which somebody may look for it. */
  readonly also: readonly string[];
  readonly summary: string;
  readonly sections: readonly TopicSection[];
}

export interface TopicSection {
  readonly title: string;
  readonly text?: string;
  /** What there is, and what it does. */
  readonly rows?: readonly (readonly [name: string, says: string])[];
}
