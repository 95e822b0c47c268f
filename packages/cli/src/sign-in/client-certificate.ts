import { createPrivateKey, X509Certificate } from 'node:crypto';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { HawserError } from '@hawser/core/errors';
import { readGiven } from '@hawser/core/files/read-text';
import type { Profile } from '@hawser/core/identity/profiles';
import { certificateNameOf, isCertificateInVault } from '@hawser/core/identity/secret-names';
import type { Vault } from '@hawser/core/identity/vault';
import { certificateBlocks, privateKeyBlock } from '@hawser/core/pki/pem';

const largest = 256 * 1024;

export interface ClientCertificate {
  readonly name: string;
  readonly certificate: { readonly cert: string; readonly key: string };
}

type CertificateFiles = Pick<Profile, 'certificatePath' | 'keyPath'>;

/** The certificate of a profile, which holds today and fits its key. */
export async function readClientCertificate(
  profile: Profile,
  vault: () => Promise<Vault>,
): Promise<ClientCertificate> {
  return isCertificateInVault(profile)
    ? await certificateInVault(profile, await vault())
    : await readCertificateFiles(profile);
}

/** The certificate in the files that were named for it. */
export async function readCertificateFiles({
  certificatePath = '',
  keyPath = '',
}: CertificateFiles): Promise<ClientCertificate> {
  const refuse = refusal(certificatePath, 'Name other files by -CertificatePath and -KeyPath.');
  const read = async (path: string): Promise<string> =>
    await readGiven(path, largest, (reason, cause) =>
      refuse(`${path} cannot be read (${reason})`, cause),
    );
  const cert = await read(certificatePath);
  const key = await read(keyPath);
  return checked({ cert, key }, { certificate: certificatePath, key: keyPath }, refuse);
}

async function certificateInVault(
  { name }: Pick<Profile, 'name'>,
  vault: Vault,
): Promise<ClientCertificate> {
  const who = `profile ${name}`;
  const refuse = refusal(
    who,
    `Give another one: hawser set-profile ${name} -CertificatePath FILE -KeyPath FILE`,
  );
  const secret = await vault.get(certificateNameOf(name));
  if (secret === undefined) throw refuse('its certificate is not in the vault');
  const text = secret.reveal();
  const pair = { cert: certificateBlocks(text).join(''), key: privateKeyBlock(text) ?? '' };
  return checked(pair, { certificate: 'what the vault has of it', key: 'the vault' }, refuse);
}

type Refuse = (reason: string, cause?: unknown) => HawserError;

function refusal(who: string, next: string): Refuse {
  return (reason, cause) =>
    siteErrors('sign-in-refused', { who, reason, next }, { target: who, cause });
}

/** The pair, if it can be signed in with; `places` says for messages where the two come from. */
function checked(
  { cert, key }: ClientCertificate['certificate'],
  places: { readonly certificate: string; readonly key: string },
  refuse: Refuse,
): ClientCertificate {
  const parsed = parse(
    () => new X509Certificate(cert),
    `${places.certificate} is not a certificate`,
  );
  const privateKey = parse(
    () => createPrivateKey(key),
    `${places.key} is not a key that can be read`,
  );
  if (!parsed.checkPrivateKey(privateKey)) throw refuse(`it does not fit the key in ${places.key}`);
  if (parsed.validToDate.getTime() < Date.now()) {
    throw refuse(`it ended at ${parsed.validToDate.toISOString()}`);
  }
  const name = /^CN=(.*)$/m.exec(parsed.subject)?.[1] ?? places.certificate;
  return { name, certificate: { cert, key } };

  function parse<Value>(make: () => Value, otherwise: string): Value {
    try {
      return make();
    } catch (error) {
      throw refuse(otherwise, error);
    }
  }
}
