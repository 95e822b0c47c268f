/** A printer that is published. */
export interface PrinterTable {
  readonly id: string;
  /** Its printer-id. */
  readonly number: number;
  readonly name: string;
  readonly name_key: string;
  readonly accepting: number;
  readonly paused: number;
  /** Whether new jobs are held until somebody releases them. */
  readonly holds_new: number;
  /** Of its latest job. */
  readonly last_job: number;
  /** What its devices can do, encoded as a group of IPP attributes; null until one has said so. */
  readonly attributes: Uint8Array | null;
  /** Another one at each change of what clients see. */
  readonly revision: number;
  readonly created: number;
  readonly changed: number;
}
