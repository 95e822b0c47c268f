import type { RequestClaim } from './mutations/idempotency/request-claim.ts';

/** What is known of a change before it is made, for the audit trail. */
export interface AuditedChange {
  /** Of the record. */
  readonly id: string;
  readonly replica: string;
  /** What says by it that the site has written the record: 32 bytes. */
  readonly recordKey: Uint8Array;
  readonly actor: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
  };
  readonly address: string | null;
  readonly call: string;
  readonly request: string | null;
  /** Where the mutation itself does not tell. */
  readonly target?: string | undefined;
  /** JSON; where the mutation itself does not tell. */
  readonly after?: string | undefined;
  /** Of the request with a key that it is made for. */
  readonly claim?: RequestClaim | undefined;
}
