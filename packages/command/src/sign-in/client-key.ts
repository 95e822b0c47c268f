import { createPrivateKey } from 'node:crypto';
import { siteErrors } from '@hawser/core/api/site-errors';
import { readGiven } from '@hawser/core/files/read-text';
import type { Profile } from '@hawser/core/identity/profiles';
import { certificateNameOf } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import { certificateBlocks, privateKeyBlock } from '@hawser/core/pki/pem';
import type { Secret } from '@hawser/core/secret';

export interface ClientKey {
  readonly key: string;
  /** Where the key has one. */
  readonly cert: string | undefined;
}

const largest = 256 * 1024;

/** The key by which the program of a profile signs in, with its certificate if it has one. */
export async function readClientKey(
  { name, certificatePath, keyPath }: Pick<Profile, 'name' | 'certificatePath' | 'keyPath'>,
  vault: Vault,
  given?: Secret,
): Promise<ClientKey> {
  const refuse = (reason: string, cause?: unknown): Error =>
    siteErrors(
      'sign-in-refused',
      {
        who: `profile ${name}`,
        reason,
        next: `Sign in with its key again: hawser connect-site ${name} -ClientId ID -ClientKeyFile FILE`,
      },
      { target: name, cause },
    );
  const read = async (path: string): Promise<string> =>
    await readGiven(path, largest, (reason, cause) =>
      siteErrors(
        'sign-in-refused',
        { who: name, reason: `${path} cannot be read (${reason})`, next: 'Name another file.' },
        { target: path, cause },
      ),
    );
  const text =
    keyPath === undefined
      ? (given ?? (await vault.get(certificateNameOf(name))))?.reveal()
      : await read(keyPath);
  if (text === undefined) throw refuse('its key is not in the vault');
  const key = privateKeyBlock(text) ?? '';
  requireUsable(key, refuse);
  const certificates = certificatePath === undefined ? text : await read(certificatePath);
  return { key, cert: certificateBlocks(certificates)[0] };
}

/** What assertions are signed with: ES256 or RS256. */
function requireUsable(pem: string, refuse: (reason: string, cause?: unknown) => Error): void {
  let kind: string | undefined;
  let curve: string | undefined;
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    kind = asymmetricKeyType;
    curve = asymmetricKeyDetails?.namedCurve;
  } catch (error) {
    throw refuse('its key cannot be read', error);
  }
  if (kind === 'rsa' || (kind === 'ec' && curve === 'prime256v1')) return;
  throw refuse('its key is neither RSA nor one on the curve P-256');
}
