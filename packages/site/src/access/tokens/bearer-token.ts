import type { IncomingMessage } from 'node:http';
import { timesNamed } from '../../server/times-named.ts';
import { accessErrors } from '../access-errors.ts';

const longest = 16 * 1024;

/** RFC 6750, 2.1. */
const form = /^bearer +([\w\-.~+/]+=*)$/i;

/** The token that a request shows, or undefined where it shows nothing at all; throws for anything else. */
export function bearerTokenOf({
  headers: { authorization },
  rawHeaders,
}: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): string | undefined {
  if (authorization === undefined) return undefined;
  // Of two the server keeps the first, and whoever is before the site may have looked at the second.
  const token =
    authorization.length > longest || timesNamed('authorization', rawHeaders) > 1
      ? undefined
      : form.exec(authorization)?.[1];
  if (token === undefined) throw accessErrors('bad-token', {});
  return token;
}
