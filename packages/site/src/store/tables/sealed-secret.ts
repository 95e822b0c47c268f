/** What only those who have the site key can read. */
export interface SealedSecretTable {
  readonly name: string;
  /** Of the site key that it is sealed under. */
  readonly key_id: string;
  readonly sealed: Uint8Array;
  readonly created: number;
}
