/** A connector that prints for a printer, and on what. */
export interface PrinterConnectorTable {
  readonly printer: string;
  /** The id of the connector. */
  readonly agent: string;
  /** Where the connector reaches the real printer. */
  readonly uri: string;
  /** The output-device-uuid that it registers by; another one for another real printer. */
  readonly device: string;
  readonly created: number;
}
