import { resolve } from 'node:path';
import { requirePlace } from './hand-over-secret.ts';
import { readPublicKeyFile } from './read-public-key-file.ts';

/** What a program is to sign in with: its key as it goes to the site, or the place for a secret. */
export async function givenCredential(given: {
  readonly publicKeyPath: string | undefined;
  readonly secretPath: string | undefined;
}): Promise<{
  readonly key: { readonly publicKey?: string };
  readonly secretPath: string | undefined;
}> {
  const secretPath = given.secretPath === undefined ? undefined : resolve(given.secretPath);
  await requirePlace(secretPath);
  const { publicKeyPath } = given;
  const key =
    publicKeyPath === undefined ? {} : { publicKey: await readPublicKeyFile(publicKeyPath) };
  return { key, secretPath };
}
