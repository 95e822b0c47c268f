/** What the password of one of the site's own people is checked against. */
export interface DirectoryPasswordTable {
  readonly user_id: string;
  /** With the parameters and the salt that it was made by. */
  readonly hash: string;
  /** 1 where somebody else has chosen it: its owner has to choose another one first. */
  readonly must_change: number;
  readonly changed: number;
}
