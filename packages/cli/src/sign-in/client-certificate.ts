import { createPrivateKey, X509Certificate } from 'node:crypto';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { HawserError } from '@hawser/core/errors';
import { readGiven } from '@hawser/core/files/read-text';
import type { Profile } from '@hawser/core/identity/profiles';

const largest = 256 * 1024;

export interface ClientCertificate {
  readonly name: string;
  readonly certificate: { readonly cert: string; readonly key: string };
}

/** The certificate of a profile, which holds today and fits its key. */
export async function readClientCertificate(
  profile: Pick<Profile, 'certificatePath' | 'keyPath'>,
): Promise<ClientCertificate> {
  const { certificatePath = '', keyPath = '' } = profile;
  const refuse = (reason: string, cause?: unknown): HawserError =>
    siteErrors(
      'sign-in-refused',
      {
        who: certificatePath,
        reason,
        next: 'Name other files by -CertificatePath and -KeyPath.',
      },
      { target: certificatePath, cause },
    );
  const read = async (path: string): Promise<string> =>
    await readGiven(path, largest, (reason, cause) =>
      refuse(`${path} cannot be read (${reason})`, cause),
    );
  const cert = await read(certificatePath);
  const key = await read(keyPath);
  const parsed = parse(() => new X509Certificate(cert), `${certificatePath} is not a certificate`);
  const privateKey = parse(() => createPrivateKey(key), `${keyPath} is not a key that can be read`);
  if (!parsed.checkPrivateKey(privateKey)) throw refuse(`it does not fit the key in ${keyPath}`);
  if (parsed.validToDate.getTime() < Date.now()) {
    throw refuse(`it ended at ${parsed.validToDate.toISOString()}`);
  }
  const name = /^CN=(.*)$/m.exec(parsed.subject)?.[1] ?? certificatePath;
  return { name, certificate: { cert, key } };

  function parse<Value>(make: () => Value, otherwise: string): Value {
    try {
      return make();
    } catch (error) {
      throw refuse(otherwise, error);
    }
  }
}
