/** A token by which agents register. */
export interface RegistrationTokenTable {
  readonly id: string;
  /** Of its secret, which the site does not keep. */
  readonly hash: string;
  readonly role: string;
  readonly uses_left: number;
  readonly max_uses: number;
  readonly created: number;
  readonly expires: number;
  /** The name of whoever made it. */
  readonly made_by: string;
}
