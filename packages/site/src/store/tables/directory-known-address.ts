/** From where somebody has signed in; others who guess elsewhere do not hold him up there. */
export interface DirectoryKnownAddressTable {
  readonly user_id: string;
  /** What the site makes of the address, for the address itself need not be kept. */
  readonly address: string;
  /** When he last did. */
  readonly seen: number;
}
