import { createPrivateKey, X509Certificate } from 'node:crypto';
import { certificateBlocks } from '@hawser/core/pki/pem';
import { isToBeRenewed } from '@hawser/core/site/server-certificate';
import { hasNames, type ServerNames } from './server-names.ts';
import type { SiteAuthority } from './site-authority.ts';

/** A certificate with those behind it, and its key, as they stand in their files. */
export interface StoredPair {
  readonly chain: string;
  readonly key: string;
}

/** Why a server certificate of the site's own does not do any more; undefined where it does. */
export function unfitness(
  { chain, key }: StoredPair,
  { authority, names, now }: { authority: SiteAuthority; names: ServerNames; now: number },
): string | undefined {
  if (chain === '' && key === '') return 'there is none yet';
  const issuer = new X509Certificate(authority.certificate);
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(chain);
    if (!certificate.checkPrivateKey(createPrivateKey(key))) return 'it does not fit its key';
  } catch {
    return 'it is damaged';
  }
  const [, behind] = certificateBlocks(chain);
  if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) {
    return 'it comes from another authority';
  }
  if (behind !== authority.certificate) return 'its authority does not stand behind it';
  if (!hasNames(certificate, names)) return 'it is for other names';
  if (certificate.validFromDate.getTime() > now) return 'it is not valid yet';
  return isToBeRenewed(certificate, now) ? 'it ends soon' : undefined;
}
