import type { ColumnType } from 'kysely';
import type { AuditResult } from '@hawser/core/audit/audit-result';

type Unchanging<Type> = ColumnType<Type, Type, never>;

/** Who has done what, to what, and what came of it. Nothing of it is changed but the link. */
export interface AuditRecordTable {
  /** Begins with the time of the call, so that records sort by it. */
  readonly id: Unchanging<string>;
  readonly time: Unchanging<number>;
  /** Whoever has answered the call. */
  readonly replica: Unchanging<string>;
  readonly actor_kind: Unchanging<string>;
  readonly actor_id: Unchanging<string>;
  readonly actor_name: Unchanging<string>;
  /** Where the call came from. */
  readonly address: Unchanging<string | null>;
  /** The name of its contract. */
  readonly call: Unchanging<string>;
  /** The change that it made; null where it made none. */
  readonly mutation: Unchanging<string | null>;
  readonly target: Unchanging<string | null>;
  /** What that was called then, where the target itself does not say. */
  readonly target_name: Unchanging<string | null>;
  /** JSON. */
  readonly before: Unchanging<string | null>;
  /** JSON. */
  readonly after: Unchanging<string | null>;
  readonly result: Unchanging<AuditResult>;
  /** That of the error. */
  readonly code: Unchanging<string | null>;
  readonly request: Unchanging<string | null>;
  /** How many times it happened. */
  readonly count: Unchanging<number>;
  /** That the site has written it; null for what was written before there were such. */
  readonly mac: Unchanging<string | null>;
  /** The number of the link that it is in, in the chain of its replica; null until it is sealed. */
  readonly link: ColumnType<number | null, null, number>;
}
