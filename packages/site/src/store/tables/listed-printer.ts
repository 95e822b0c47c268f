/** A printer as people look for it: what is shown of it in lists, and what it is found by. */
export interface ListedPrinterTable {
  /** Its printer-id, by which other tables name it in few bytes. */
  readonly number: number;
  readonly printer: string;
  /** Of who may do what with it; 0 where it has none, and roles alone say it. */
  readonly descriptor: number;
  readonly name: string;
  readonly name_key: string;
  /** As its publisher says; null where he leaves it to the device. */
  readonly manufacturer: string | null;
  readonly model: string | null;
  /** What its device calls itself; null where it has not said so. */
  readonly device_model: string | null;
  /** Where it stands, as canonical JSON. */
  readonly location: string | null;
  /** What it can do, as a list in JSON. */
  readonly capabilities: string;
  /** The ids of all the terms that it is listed by, as a list in JSON. */
  readonly terms: string;
  /** In units of a ten millionth of a degree, which is a centimetre. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly cell: number | null;
}

/** In the place of the id of one. */
export const noDescriptor = 0;
