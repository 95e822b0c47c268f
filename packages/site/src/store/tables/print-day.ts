/** What somebody has printed at a printer on a day, however much of it is still known by itself. */
export interface PrintDayTable {
  /** Days since 1970, in UTC: when the jobs ended. */
  readonly day: number;
  readonly owner: string;
  readonly printer: string;
  /** As either was called last; they may be there no more. */
  readonly owner_name: string;
  readonly printer_name: string;
  /** Those that ended, in whatever way. */
  readonly jobs: number;
  readonly completed: number;
  readonly impressions: number;
  /** Null where no device has said so. */
  readonly sheets: number | null;
  readonly octets: number;
}
