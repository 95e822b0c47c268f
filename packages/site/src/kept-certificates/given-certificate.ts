import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Parts } from '@hawser/core/api/contract';
import type { keepCertificate } from '@hawser/core/api/contracts/certificates';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { hasDates } from '@hawser/core/pki/has-dates';
import { visible } from '@hawser/core/visible';
import { keptCertificateErrors } from './kept-certificate-errors.ts';

export interface GivenCertificate {
  readonly certificate: X509Certificate;
  readonly name: string;
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject | undefined;
}

/** What a caller gives to be kept under an id. */
export function givenCertificate(
  id: string,
  { certificate: pem, chain, key: keyPem }: Parts<typeof keepCertificate>['body'],
): GivenCertificate {
  const { certificate, name } = readable('the certificate', () => {
    const read = new X509Certificate(pem);
    if (!hasDates(read)) throw new Error('its dates are none');
    // It is listed and sorted by its name, which can have characters that no database takes.
    return { certificate: read, name: visible(certificateName(read)) };
  });
  const found = certificateId(certificate);
  if (found !== id) throw keptCertificateErrors('other-id', { id, found }, { target: id });
  const key =
    keyPem === undefined ? undefined : readable('the private key', () => createPrivateKey(keyPem));
  if (key !== undefined && !certificate.checkPrivateKey(key)) {
    throw keptCertificateErrors('other-key', { name }, { target: id });
  }
  const issuers = readable('the chain', () => chain.map((each) => new X509Certificate(each)));
  return { certificate, name, chain: issuers, key };
}

function readable<Value>(part: string, read: () => Value): Value {
  try {
    return read();
  } catch {
    // What is wrong with it may be told by a piece of it, which can be secret.
    throw keptCertificateErrors('unreadable', { part }, { target: part });
  }
}
