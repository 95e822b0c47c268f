import type { KeyObject } from 'node:crypto';
import { count, type Der, objectId, sequence, set, tagged } from './der.ts';
import type { KeyPair } from './key-pair.ts';
import { nameOf, type Subject } from './name.ts';
import { pemOf } from './pem.ts';
import { readRequestDetails } from './request-details.ts';
import { extensionRequest } from './requested-extensions.ts';
import { signed } from './signature.ts';
import { requireCommonName } from './subject-names.ts';

/** What somebody asks a certificate for, who has proved to have the key. */
export interface CertificateRequest {
  readonly publicKey: KeyObject;
  readonly commonName: string;
}

/** A request (PKCS#10, RFC 2986) as PEM, signed with the key that the certificate is to be for. */
export function certificateRequest(
  subject: Subject,
  { publicKey, privateKey }: KeyPair,
  extensions: readonly Der[] = [],
): string {
  requireCommonName(subject.commonName);
  const wanted = sequence(objectId(extensionRequest), set(sequence(...extensions)));
  const content = sequence(
    count(0),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0, ...(extensions.length === 0 ? [] : [wanted])),
  );
  return pemOf('CERTIFICATE REQUEST', signed(content, privateKey));
}

/** Who asks by a request of somebody else, if it is one that is taken. */
export function readCertificateRequest(pem: string): CertificateRequest {
  const { publicKey, subject } = readRequestDetails(pem);
  return { publicKey, commonName: requireCommonName(subject.commonName ?? '') };
}
