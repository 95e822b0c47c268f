/** A device that cannot print a job, and is not offered it again. */
export interface PrintJobRefusalTable {
  readonly printer: string;
  readonly job: number;
  readonly device: string;
}
