/** A device that prints what a printer takes; its proxy asks for the jobs. */
export interface OutputDeviceTable {
  /** output-device-uuid, beginning with urn:uuid: */
  readonly uuid: string;
  readonly printer: string;
  /** Who has registered it, and alone may speak for it. */
  readonly owner: string;
  readonly created: number;
  readonly seen: number;
}
