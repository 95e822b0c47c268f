import type { IncomingMessage } from 'node:http';
import type { Caller } from '../certificates/identify-caller.ts';

export type { Caller };

/**
 * Finds out who has sent a request; undefined for who has proved nothing. What was known before may
 * stand in for the database only where that is allowed.
 */
export type Identify = (
  request: IncomingMessage,
  allowed: { readonly fromMemory: boolean },
) => Promise<Caller | undefined>;
