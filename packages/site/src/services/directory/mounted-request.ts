import type { IncomingMessage } from 'node:http';
import { directoryPath } from './directory-paths.ts';

const codes = new WeakMap<IncomingMessage, string>();

/**
 * Shows oidc-provider a request as if it had come to where the directory is in public, whatever name
 * the caller has used: nobody gets links to elsewhere made by a header of his own.
 */
export function mountRequest(request: IncomingMessage, issuer: string): void {
  const { host, pathname } = new URL(issuer);
  const inside = withoutCode(request, (request.url ?? '').slice(directoryPath.length));
  request.headers.host = host;
  // What HTTP/2 has in its place, and comes before it.
  if (request.httpVersionMajor > 1) request.headers[':authority'] = host;
  request.url = inside;
  Object.assign(request, { originalUrl: pathname + inside });
}

/** The code that the address of the page had in it, so that nobody has to type it. */
export function enteredCode(request: IncomingMessage): string | undefined {
  return codes.get(request);
}

/** With a code in its address oidc-provider would answer with a page that needs a script. */
function withoutCode(request: IncomingMessage, inside: string): string {
  const [path = '', query] = inside.split('?', 2);
  if (path !== '/device' || query === undefined) return inside;
  const code = new URLSearchParams(query).get('user_code') ?? '';
  if (/^[A-Za-z]{4}-?[A-Za-z]{4}$/.test(code)) codes.set(request, code.toUpperCase());
  return path;
}
