import type { IncomingMessage } from 'node:http';
import type { Caller } from '../certificates/identify-caller.ts';

export type { Caller };

/** Finds out who has sent a request; undefined for who has proved nothing. */
export type Identify = (request: IncomingMessage) => Promise<Caller | undefined>;
