/**
 * What the directory knows of sign-ins that are under way or have been made: sessions, interactions,
 * codes, grants, refresh tokens. Who has an id of one has what it stands for, so that nobody is to
 * learn them from the database: they are hashed, and what is kept is sealed.
 */
export interface OidcRecordTable {
  readonly model: string;
  /** The hash of its id. */
  readonly id: string;
  /** JSON, sealed under the site key and bound to the model and the id. */
  readonly payload: Uint8Array;
  /** Of a session: what others know it by. */
  readonly uid: string | null;
  /** Of a device code: the hash of what a person types. */
  readonly user_code: string | null;
  /** The grant that it belongs to, or is. It is in tokens, and nothing can be got for it. */
  readonly grant_id: string | null;
  /** The user who has signed in by it. */
  readonly account_id: string | null;
  /** When it was used, of what can be used once. */
  readonly consumed: number | null;
  readonly expires: number;
}
