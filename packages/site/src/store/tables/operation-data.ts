/** What an operation works on. */
export interface OperationDataTable {
  readonly operation: string;
  /** JSON: what it was started with. */
  readonly input: string;
  /** JSON: what its steps have come to. */
  readonly state: string;
}
