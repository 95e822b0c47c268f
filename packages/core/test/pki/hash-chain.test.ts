import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashChain } from '../../src/pki/pkcs12/hash-chain.ts';

test.each([
  ['sha1', 20],
  ['sha224', 28],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
])('a chain of %s is what node:crypto makes of each before it', (hash, length) => {
  let digest: Buffer = randomBytes(length);
  const edges = [Buffer.alloc(length), Buffer.alloc(length, 0xff), Buffer.alloc(length, 0x80)];
  for (const edge of edges) {
    expect(hashChain(hash, edge, 1)).toEqual(createHash(hash).update(edge).digest());
  }
  expect(hashChain(hash, digest, 0)).toEqual(digest);
  for (let time = 0; time < 1000; time += 1) {
    const next = createHash(hash).update(digest).digest();
    expect(hashChain(hash, digest, 1).equals(next), digest.toString('hex')).toBe(true);
    digest = next;
  }
  expect(hashChain(hash, edges[0] ?? digest, 1000)).toEqual(again(hash, length));
});

function again(hash: string, length: number): Buffer {
  let digest = Buffer.alloc(length);
  for (let time = 0; time < 1000; time += 1) digest = createHash(hash).update(digest).digest();
  return digest;
}
