/** What a device needs to know to find printers and to print at a site. */
export interface CloudPrint {
  /** The issuer of tokens. */
  readonly authority: string;
  /** The program that people sign in with. */
  readonly clientId: string;
  readonly discoveryEndpoint: string;
  /** What tokens for discovery are for. */
  readonly discoveryResource: string;
  /** What tokens for printing are for. */
  readonly printResource: string;
  /** How many printers one answer may have. */
  readonly printerLimit: number;
}
