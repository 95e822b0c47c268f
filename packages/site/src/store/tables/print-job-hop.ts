/** A step on the way of a job that its own row does not tell. */
export interface PrintJobHopTable {
  readonly printer: string;
  readonly job: number;
  /** From 1 on. */
  readonly number: number;
  readonly at: number;
  /** By name; null for the site itself. */
  readonly who: string | null;
  /** A word, as core/printing/job has them; devices may have others. */
  readonly what: string;
  readonly detail: string | null;
}
