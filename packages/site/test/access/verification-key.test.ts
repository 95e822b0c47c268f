import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { takenAlgorithms, VerificationKey } from '../../src/access/tokens/verification-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = rsa.publicKey.export({ format: 'jwk' });

describe('a key that signatures are checked with', () => {
  const pairs = new Map<string, { publicKey: KeyObject; privateKey: KeyObject }>([
    ['RS256', rsa],
    ['RS512', rsa],
    ['PS256', rsa],
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
    ['ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' })],
    ['EdDSA', generateKeyPairSync('ed25519')],
    ['Ed25519', generateKeyPairSync('ed25519')],
  ]);

  test.each([...pairs])('%s', async (alg, { publicKey, privateKey }) => {
    expect(takenAlgorithms.has(alg)).toBe(true);
    const key = VerificationKey.of({ ...publicKey.export({ format: 'jwk' }), kid: 'a' });
    expect(key?.algorithms).toContain(alg);
    const token = await new SignJWT({ sub: 'ada' }).setProtectedHeader({ alg }).sign(privateKey);
    const imported = await key?.key(alg);
    if (imported === undefined) throw new Error('it is none');
    expect((await jwtVerify(token, imported)).payload.sub).toBe('ada');
  });

  test('only serves for what its issuer says', () => {
    expect(VerificationKey.of({ ...jwk, alg: 'PS256', use: 'sig' })?.algorithms).toEqual(['PS256']);
    expect(VerificationKey.of({ ...jwk, key_ops: ['verify'] })).toBeDefined();
  });

  test.each([
    ['is shared', { kty: 'oct', k: 'AAAA', alg: 'HS256' }],
    ['is to be used as a shared one', { ...jwk, alg: 'HS256' }],
    ['signs nothing', { ...jwk, alg: 'none' }],
    ['is for encryption', { ...jwk, use: 'enc' }],
    ['is for something else', { ...jwk, key_ops: ['encrypt'] }],
    ['is of another curve', { kty: 'EC', crv: 'secp256k1', x: 'A'.repeat(43), y: 'A'.repeat(43) }],
    [
      'is too short',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }),
    ],
    ['takes too long', { ...jwk, n: 'A'.repeat(1400) }],
    ['has an exponent that takes too long', { ...jwk, e: 'A'.repeat(100) }],
    ['is no object', 'a key'],
    ['is a list', [jwk]],
    ['is none at all', null],
  ])('is none that %s', (_, value) => {
    expect(VerificationKey.of(value)).toBeUndefined();
  });

  test('keeps nothing of a private one that is published by mistake', () => {
    const { privateKey } = rsa;
    const key = VerificationKey.of(privateKey.export({ format: 'jwk' }));
    expect(Object.keys(JSON.parse(key?.id ?? '{}') as object)).toEqual(['kty', 'n', 'e']);
  });
});
