import { X509Certificate } from 'node:crypto';
import { certificateName } from '@hawser/core/pki/certificate-name';
import { hasDates } from '@hawser/core/pki/has-dates';
import { requestBlock } from '@hawser/core/pki/pem';
import { type Members, textIn, textsIn } from './read-members.ts';

// A person may have changed the documents of this machine; the reasons are read by that person.

/** A certificate (PEM) that can be read. */
export function certificateIn(members: Members, name: string): string {
  return requireCertificate(textIn(members, name), name);
}

export function certificatesIn(members: Members, name: string): readonly string[] {
  return textsIn(members, name).map((pem) => requireCertificate(pem, name));
}

/** A request (PEM), which nothing depends on but who sends it. */
export function requestIn(members: Members, name: string): string {
  const text = textIn(members, name);
  if (requestBlock(text) === undefined) throw new Error(`"${name}" is no certificate request`);
  return text;
}

/** Those that were read before: many have the same chain, and each change reads all twice. */
const sound = new Set<string>();

function requireCertificate(pem: string, name: string): string {
  if (sound.has(pem)) return pem;
  try {
    const certificate = new X509Certificate(pem);
    certificateName(certificate);
    if (hasDates(certificate)) {
      sound.add(certificate.toString());
      return pem;
    }
  } catch {
    // Told below, without what stands there.
  }
  throw new Error(`"${name}" is no certificate`);
}
