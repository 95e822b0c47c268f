import { hash as hashOf } from 'node:crypto';
import { sha1Chain } from './sha1-chain.ts';
import { sha256Chain } from './sha256-chain.ts';

/** The hash of a hash, of that again, and so on, so many times. */
export function hashChain(hash: string, digest: Buffer, times: number): Buffer {
  if (hash === 'sha1') return sha1Chain(digest, times);
  if (hash === 'sha256') return sha256Chain(digest, times);
  let result = digest;
  for (let time = 0; time < times; time += 1) result = hashOf(hash, result, 'buffer');
  return result;
}

/** How long one of them takes on a usual machine. */
export function chainMicroseconds(hash: string): number {
  return chainTimes.get(hash) ?? 0.8;
}

const chainTimes = new Map([
  ['sha1', 0.2],
  ['sha256', 0.25],
]);
