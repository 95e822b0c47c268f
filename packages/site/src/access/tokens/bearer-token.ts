import type { IncomingMessage } from 'node:http';
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
    authorization.length > longest || isRepeated(rawHeaders)
      ? undefined
      : form.exec(authorization)?.[1];
  if (token === undefined) throw accessErrors('bad-token', {});
  return token;
}

const name = 'authorization';

function isRepeated(rawHeaders: readonly string[]): boolean {
  let count = 0;
  // The names stand at even places.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index];
    if (each?.length === name.length && each.toLowerCase() === name) count += 1;
  }
  return count > 1;
}
