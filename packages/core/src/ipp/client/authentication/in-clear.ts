import { BlockList, isIP } from 'node:net';
import { ippClientErrors } from '../client-errors.ts';
import type { IppAddress } from '../ipp-uri.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What anybody could use who reads it on its way is sent over encrypted connections only. */
export function refuseInClear(
  { encrypted, host }: IppAddress,
  what: string,
  inClearOnLoopback = false,
): void {
  if (encrypted || (inClearOnLoopback && isLoopback(host))) return;
  throw ippClientErrors('credentials-in-clear', { host, what }, { target: host });
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host === 'localhost';
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
