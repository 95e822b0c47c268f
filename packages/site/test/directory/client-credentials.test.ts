import { generateKeyPairSync, type KeyPairKeyObjectResult, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientKey } from '../../src/directory/client-key.ts';
import { isClientSecret, newClientSecret } from '../../src/directory/client-secret.ts';
import { requireClient, signingClient } from '../../src/directory/find-client.ts';
import { createClient } from '../../src/store/mutations/directory/create-client.ts';
import { sqlite } from '../store/engines.ts';

function pem({ publicKey, privateKey }: KeyPairKeyObjectResult): Record<'own' | 'others', string> {
  return {
    own: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    others: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

test('a secret of a client is known again by its hash, which does not tell it', async () => {
  const { secret, hash } = newClientSecret();
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(hash).not.toContain(secret);
  expect(isClientSecret(hash, secret)).toBe(true);
  expect(isClientSecret(hash, newClientSecret().secret)).toBe(false);
  expect(isClientSecret('', secret)).toBe(false);

  const store = await sqlite.open(await sqlite.newDatabase());
  const id = randomUUID();
  const client = { id, name: 'Nightly', secret: hash, publicKey: null };
  const { after } = await store.mutate(createClient, client);
  expect(after).toMatchObject({ id, name: 'Nightly', signIn: 'secret', enabled: true });
  expect(JSON.stringify(after)).not.toContain(hash);
  expect(await requireClient(store, 'nightly')).toEqual(after);
  expect(await signingClient(store, id)).toMatchObject({ secretHash: hash, publicKey: null });
  await expect(requireClient(store, 'other')).rejects.toMatchObject({ kind: 'not-found' });
});

test.each([
  ['an elliptic curve', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })), 'EC'],
  ['Ed25519', pem(generateKeyPairSync('ed25519')), 'OKP'],
  ['RSA', pem(generateKeyPairSync('rsa', { modulusLength: 2048 })), 'RSA'],
])('a public key of %s is taken, and no private one', (_, { own, others }, kty) => {
  const jwk = JSON.parse(clientKey(others)) as Record<string, unknown>;
  expect(jwk).toMatchObject({ kty, use: 'sig' });
  expect(jwk).not.toHaveProperty('d');
  expect(() => clientKey(own)).toThrow('it is a private one');
  expect(() => clientKey(others + others)).toThrow('it is none in PEM form');
});

test.each([
  [
    'a short one',
    pem(generateKeyPairSync('rsa', { modulusLength: 1024 })).others,
    'it has 1024 bits',
  ],
  ['one for something else', pem(generateKeyPairSync('x25519')).others, 'of the kind x25519'],
  [
    'one of a rare curve',
    pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' })).others,
    'the curve secp256k1',
  ],
  ['a text', 'Hello', 'none in PEM form'],
])('a key is refused: %s', (_, key, reason) => {
  expect(() => clientKey(key)).toThrow(reason);
});
