/** A device that prints what a printer takes; its proxy asks for the jobs. */
export interface OutputDeviceTable {
  /** output-device-uuid, beginning with urn:uuid: */
  readonly uuid: string;
  readonly printer: string;
  /** Who has registered it, and alone may speak for it. */
  readonly owner: string;
  /** What it can do, as a group of IPP attributes; null until it has said so. */
  readonly attributes: Uint8Array | null;
  readonly created: number;
  readonly seen: number;
}
