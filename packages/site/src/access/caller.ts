import type { IncomingMessage } from 'node:http';
import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { CallerKind, Role } from '@hawser/core/identity/roles';

/** Who calls, and what he may do. */
export interface Caller {
  readonly kind: CallerKind;
  /** The same at every call, and nobody else's: a fingerprint, or the issuer and the subject of a token. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The security identifiers of a person and of all groups that he is in. */
  readonly sids: readonly string[];
  /** Whether he has proved who he is by more than one factor; what is no person has none to prove. */
  readonly multiFactor: boolean;
  /** Whether he can do no more than print, by whatever right, for he has shown a password and nothing else. */
  readonly onlyPrints?: boolean;
  /** What an agent is there for. */
  readonly agent?: AgentRole;
}

/**
 * Finds out who has sent a request; undefined for who has proved nothing. What was known before may
 * stand in for the database only where that is allowed. Who is known is told at once: at most requests a
 * promise would be the larger part of the work.
 */
export type Identify = (
  request: IncomingMessage,
  allowed: { readonly fromMemory: boolean },
) => Caller | undefined | Promise<Caller | undefined>;
