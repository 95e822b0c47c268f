/** A role that somebody has. */
export interface DirectoryGrantTable {
  /** The id of a user, a group or a client, or a group in tokens of another directory. */
  readonly holder: string;
  readonly role: string;
  readonly created: number;
}
