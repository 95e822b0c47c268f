/** A code that stands in for somebody's authenticator, once. */
export interface DirectoryRecoveryCodeTable {
  readonly user_id: string;
  readonly hash: string;
}
