/** A printer that a connector reaches, as it tells. */
export interface AvailablePrinterTable {
  readonly id: string;
  /** The id of the connector. */
  readonly agent: string;
  readonly uri: string;
  readonly uuid: string | null;
  readonly name: string;
  readonly name_key: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly location: string | null;
  readonly state: string | null;
  /** JSON. */
  readonly state_reasons: string;
  /** Since when the connector tells of it. */
  readonly created: number;
}
