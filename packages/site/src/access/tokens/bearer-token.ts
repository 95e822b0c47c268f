import type { IncomingMessage } from 'node:http';
import { accessErrors } from '../access-errors.ts';

const longest = 16 * 1024;

/** RFC 6750, 2.1. */
const form = /^bearer +([\w\-.~+/]+=*)$/i;

/** The token that a request shows, or undefined where it shows nothing at all; throws for anything else. */
export function bearerTokenOf({
  headers: { authorization },
}: Pick<IncomingMessage, 'headers'>): string | undefined {
  if (authorization === undefined) return undefined;
  const token = authorization.length > longest ? undefined : form.exec(authorization)?.[1];
  if (token === undefined) throw accessErrors('bad-token', {});
  return token;
}
