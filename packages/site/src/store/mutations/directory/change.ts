/** What a mutation of the directory has changed, for whoever keeps the record of changes. */
export interface Change<Before, After = Before> {
  /** Null where it was not there. */
  readonly before: Before;
  /** Null where it is not there any more. */
  readonly after: After;
}
