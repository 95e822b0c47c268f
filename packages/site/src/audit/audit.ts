import type { AuditResult } from '@hawser/core/audit/audit-result';
import type { AuditOrigin } from './audit-origin.ts';
import type { VerifiedChain } from './verify-chains.ts';
import type { About, Change } from './change.ts';

/** What comes of one call, as it is remembered. */
export interface AuditedCall {
  readonly change: Change;
  /** Whether a record tells what came of it. */
  readonly isTold: boolean;
  /** Keeps what came of it where that is no change; the answer comes when it is on disk. */
  tell(result: Exclude<AuditResult, 'refused' | 'failed'>, about?: About): Promise<void>;
  /** Keeps why it was not done. A database that cannot keep even that is told to the log. */
  fail(error: unknown, about?: About): Promise<void>;
}

/** Who has done what: a chain of records that cannot be changed without being noticed. */
export interface Audit {
  call(origin: AuditOrigin): AuditedCall;
  /**
   * Counts who was not let in. The first of a kind from an address is kept at once, and those that
   * follow within a minute as one record with their number.
   */
  refused(origin: AuditOrigin, code: string, about?: About): void;
  /** Looks whether anything was changed by somebody else. */
  verify(): Promise<readonly VerifiedChain[]>;
  /**
   * Removes what was done before then, and tells how much that was. What a replica has kept and not
   * linked, which may never come back, is linked first.
   */
  prune(before: number, signal: AbortSignal): Promise<number>;
  /** Keeps what was counted, and seals what is kept. */
  close(): Promise<void>;
}
