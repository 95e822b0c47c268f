/** A program that signs in as itself, such as a runbook. */
export interface DirectoryClientTable {
  readonly id: string;
  readonly name: string;
  /** The name as it is looked for, in one form and without case. */
  readonly name_key: string;
  /** The hash of its secret; null for one that signs in with a key. */
  readonly secret: string | null;
  /** Its public key as a JWK; null for one that signs in with a secret. */
  readonly public_key: string | null;
  /** 0 for one that is not let in. */
  readonly enabled: number;
  /** Another one at each change. */
  readonly version: number;
  readonly created: number;
  readonly changed: number;
}
