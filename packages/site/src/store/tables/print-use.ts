/** What somebody has printed in an hour; kept where there is a limit to it, for a day. */
export interface PrintUseTable {
  readonly owner: string;
  /** Hours since 1970. */
  readonly hour: number;
  readonly jobs: number;
  readonly octets: number;
}
