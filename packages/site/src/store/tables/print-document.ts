/** A document of a job. */
export interface PrintDocumentTable {
  readonly printer: string;
  readonly job: number;
  /** From 1 on. */
  readonly number: number;
  readonly name: string | null;
  readonly format: string;
  readonly compression: string;
  /** What was said of it alone: a group of IPP attributes. */
  readonly attributes: Uint8Array | null;
  readonly size: number;
  /** Small ones are here, large ones are blobs; neither once it is deleted. */
  readonly bytes: Uint8Array | null;
  readonly blob: string | null;
  readonly state: string;
  /** Whether bytes of it ever went to a device. */
  readonly handed: number;
}
