import type { IncomingMessage } from 'node:http';
import type { Role } from '@hawser/core/identity/roles';

/** Who has sent a request, as far as he has proved it. */
export interface Caller {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Finds out who has sent a request; undefined for who has proved nothing. */
export type Identify = (request: IncomingMessage) => Promise<Caller | undefined>;
