/** A request that came with an Idempotency-Key, and what it was answered. */
export interface KeyedRequestTable {
  /** Who has sent it: everybody has keys of his own. */
  readonly caller: string;
  /** Chosen by the caller. */
  readonly key: string;
  /** Of method, path and body under the site key: what a repeat has to be the same in. */
  readonly fingerprint: string;
  /** How often it was begun; only whoever began it last may change anything for it. */
  readonly token: number;
  /** Until when whoever began it is taken for alive. */
  readonly lease: number;
  /** Whether something was changed for it. */
  readonly changed: number;
  readonly created: number;
  /** That of the answer; null while there is none. */
  readonly status: number | null;
  /** Of the site key that the answer is sealed under. */
  readonly key_id: string | null;
  /** Sealed; null where it was too large to be kept. */
  readonly answer: Uint8Array | null;
}
