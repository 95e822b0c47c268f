/** A printer that is published. */
export interface PrinterTable {
  readonly id: string;
  /** Its printer-id. */
  readonly number: number;
  readonly name: string;
  readonly name_key: string;
  readonly accepting: number;
  readonly paused: number;
  /** By whom, where that is known. */
  readonly paused_by: string | null;
  /** Whether new jobs are held until somebody releases them. */
  readonly holds_new: number;
  /** Of its latest job. */
  readonly last_job: number;
  /** How many of its jobs are not over. */
  readonly open_jobs: number;
  /** How many of these devices have. */
  readonly jobs_at_device: number;
  /** What its devices can do, encoded as a group of IPP attributes; null until one has said so. */
  readonly attributes: Uint8Array | null;
  /** What its operators say of it, encoded like that; it outweighs what devices say. */
  readonly settings: Uint8Array | null;
  /** What it has otherwise than the site, as JSON; null where that is nothing. */
  readonly limits: string | null;
  /** Another one at each change of what clients see. */
  readonly revision: number;
  /** How its device is to show which one it is, as JSON; null where nobody asks. */
  readonly identify: string | null;
  /** When it was last paused, resumed, opened or closed; 0 where it never was. */
  readonly state_changed: number;
  /** Who may do what with it; null where roles alone say it. */
  readonly descriptor_id: number | null;
  readonly created: number;
  readonly changed: number;
}
