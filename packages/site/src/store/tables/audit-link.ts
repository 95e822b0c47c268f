/** A link of a replica's chain of audit records. */
export interface AuditLinkTable {
  readonly replica: string;
  /** One more than that of the link before. */
  readonly number: number;
  /** The hash of the link before. */
  readonly previous: string;
  /** Over the link before and the records in this one: SHA-256, in hexadecimal digits. */
  readonly hash: string;
  /** How many records are in it. */
  readonly count: number;
  /** A line for each: its id, and the digest of all that it says. */
  readonly records: string;
  readonly time: number;
  /** How many records there were up to here that are removed; null where they are still there. */
  readonly pruned: number | null;
  /** Of the site key that it is sealed under. */
  readonly key_id: string;
  /** HMAC-SHA256 over all of the above. */
  readonly seal: string;
}
