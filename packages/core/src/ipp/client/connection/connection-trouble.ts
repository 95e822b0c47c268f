import { HawserError } from '../../../errors.ts';
import { spoken } from '../../../spoken.ts';
import { ippClientErrors } from '../client-errors.ts';
import type { IppAddress } from '../ipp-uri.ts';

/** What a connection that did not come about, or broke, means to whoever wanted it. */
export function connectionTrouble(error: unknown, { host, port }: IppAddress): HawserError {
  if (error instanceof HawserError) return error;
  const code = codeOf(error);
  const options = { target: host, cause: error };
  const reason = spoken(error);
  if (code === 'ECONNREFUSED') return ippClientErrors('closed', { host, port }, options);
  if (unknownName.has(code)) return ippClientErrors('unknown-name', { host }, options);
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return ippClientErrors('not-tls', { host, port }, options);
  }
  if (/^(?:ERR_SSL_|EPROTO)/.test(code)) {
    return ippClientErrors('no-handshake', { host, port, reason }, options);
  }
  if (certificateTrouble.test(code)) return ippClientErrors('untrusted', { host, reason }, options);
  return ippClientErrors('broken', { host, port, reason }, options);
}

const unknownName = new Set(['ENOTFOUND', 'EAI_AGAIN']);

// Node's names for what X.509 can find wrong.
const certificateTrouble = /CERT|ISSUER|SELF_SIGNED|UNABLE_TO_VERIFY/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
