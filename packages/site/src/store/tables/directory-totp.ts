/** What the codes of somebody's authenticator are made from (RFC 6238). */
export interface DirectoryTotpTable {
  readonly user_id: string;
  /** Another one each time it is set up. */
  readonly id: string;
  /** Which site key it is sealed under. */
  readonly key_id: string;
  readonly sealed: Uint8Array;
  /** Since when it counts: since a first code has shown that it is in an authenticator. */
  readonly confirmed: number | null;
  /** The time step of the last code that was taken; none is taken twice. */
  readonly last_step: number;
  readonly created: number;
}
