import type { IncomingMessage } from 'node:http';

export interface BasicCredentials {
  readonly name: string;
  readonly password: string;
}

const longest = 1024;

/** RFC 7617, 2. */
const form = /^basic +([A-Za-z\d+/]+={0,2})$/i;

/** The name and password that a request shows; undefined where it shows something else, or nothing. */
export function basicCredentialsOf({
  headers: { authorization = '' },
}: Pick<IncomingMessage, 'headers'>): BasicCredentials | undefined {
  if (authorization.length > longest) return undefined;
  const [, encoded] = form.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  // What is no Unicode was replaced, and is nobody's password.
  if (colon < 1 || text.includes('\ufffd')) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
