/** A directory on the premises whose people and groups are the site's too. */
export interface DirectorySourceTable {
  readonly name: string;
  readonly kind: string;
  readonly url: string;
  /** PEM. */
  readonly trust_anchor: string | null;
  readonly bind_name: string;
  /** Sealed under the site key. */
  readonly password: Uint8Array;
  readonly user_base: string;
  readonly group_base: string;
  readonly user_filter: string | null;
  readonly group_filter: string | null;
  /** How often it is read; null for only when somebody asks for it. */
  readonly every_minutes: number | null;
  /** Another one at each change by an administrator. */
  readonly version: number;
  readonly created: number;
  readonly changed: number;
  /** What the changes that were read are counted by, up to where. */
  readonly mark: string | null;
  /** When it was last read, and when all of it. */
  readonly synced: number | null;
  readonly synced_all: number | null;
  /** What was wrong the last time. */
  readonly trouble: string | null;
  /** What was wrong when somebody wanted to sign in, and when; null once somebody could again. */
  readonly sign_in_trouble: string | null;
  readonly sign_in_failed: number | null;
  /** Who was left out, as JSON. */
  readonly left_out: string | null;
  /** Since when all who come from it are being removed; null for one that is to stay. */
  readonly leaving: number | null;
}
