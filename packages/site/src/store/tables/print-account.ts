/** What somebody has at a printer, and at all of them together. */
export interface PrintAccountTable {
  readonly owner: string;
  /** Its id; empty for all together. */
  readonly printer: string;
  /** His jobs that are not over. */
  readonly open_jobs: number;
  /** Of his documents that are kept, of jobs that are over or not. */
  readonly octets: number;
}
