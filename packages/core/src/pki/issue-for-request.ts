import { extensionsOfLeaf, type LeafContents, type Usage } from './extensions.ts';
import { signerOf } from './issue-authority.ts';
import type { Issued, Validity } from './issued.ts';
import type { KeyUse } from './key-uses.ts';
import type { Subject } from './name.ts';
import { pkiErrors } from './pki-errors.ts';
import { clientAuthentication, type Extensions, serverAuthentication } from './read-extensions.ts';
import type { RequestDetails } from './request-details.ts';
import { signedCertificate } from './signed-certificate.ts';
import { type AlternativeNames, isDnsName, requireNames, requireSubject } from './subject-names.ts';

/** What a certificate is issued with: what the request asks for, as far as it is granted. */
export interface Granted extends LeafContents {
  readonly subject: Subject;
  /** What was asked for and is not in it. */
  readonly leftOut: readonly string[];
}

/** Decides what of a request is granted; what asks to be an authority is granted nothing. */
export function grantedOf(details: RequestDetails): Granted {
  const { subject, extensions, others, publicKey } = details;
  if (extensions.isAuthority) throw refused('it asks for the certificate of an authority');
  const whole = requireSubject(subject);
  const usages = usagesOf(extensions.purposes, extensions.names);
  const names = namesOf(whole.commonName, usages, extensions.names);
  const allowed: readonly KeyUse[] = ['digitalSignature', exchange(publicKey.asymmetricKeyType)];
  const usual = usages.includes('server') ? allowed : allowed.slice(0, 1);
  const asked = extensions.keyUsage;
  const keyUses = asked === undefined ? usual : allowed.filter((use) => asked.has(use));
  if (keyUses.length === 0) throw refused('it asks for no use of its key that is granted');
  const leftOut = [
    ...others,
    ...(extensions.purposes ?? []).filter((id) => !usageOf.has(id)),
    ...[...(asked ?? [])].filter((use) => !allowed.includes(use)),
    ...(extensions.otherNames > 0 ? ['names that are none of hosts'] : []),
    ...(pointsOf(extensions).length > 0 ? ['addresses of the authority'] : []),
  ];
  return { subject: whole, usages, names, keyUses, leftOut };
}

/** A certificate of the authority (PEM) with what is granted. */
export function issueForRequest(
  authority: Issued,
  { publicKey }: RequestDetails,
  { subject, ...leaf }: Granted,
  validity: Validity,
): string {
  return signedCertificate(
    { subject, publicKey, extensions: extensionsOfLeaf(leaf), ...validity },
    signerOf(authority),
  );
}

/** Where an authority is asked; that is for the authority to say. */
function pointsOf({ revocationLists, responders, issuers }: Extensions): readonly string[] {
  return [...revocationLists, ...responders, ...issuers];
}

const usageOf = new Map<string, Usage>([
  [serverAuthentication, 'server'],
  [clientAuthentication, 'client'],
]);

function usagesOf(asked: readonly string[] | undefined, names: AlternativeNames): readonly Usage[] {
  if (asked === undefined) {
    const isForHosts = names.dnsNames.length + names.ipAddresses.length > 0;
    return [isForHosts ? 'server' : 'client'];
  }
  const granted = [...usageOf].filter(([id]) => asked.includes(id)).map(([, usage]) => usage);
  if (granted.length === 0) {
    throw refused('it asks for other purposes than server and client authentication');
  }
  return granted;
}

/** The common name of a server has to be among them: that is where clients look. */
function namesOf(
  commonName: string,
  usages: readonly Usage[],
  asked: AlternativeNames,
): AlternativeNames {
  requireNames(asked);
  if (!usages.includes('server')) return asked;
  const folded = asked.dnsNames.map((name) => name.toLowerCase());
  const isMissing = isDnsName(commonName) && !folded.includes(commonName.toLowerCase());
  const dnsNames = isMissing ? [commonName, ...asked.dnsNames] : asked.dnsNames;
  if (dnsNames.length + asked.ipAddresses.length === 0) {
    throw refused('it is for a server, and has no name or address of one');
  }
  return requireNames({ ...asked, dnsNames });
}

/** How a session key is agreed on with a key of that kind (RFC 8446 wants neither, TLS 1.2 did). */
function exchange(kind: string | undefined): KeyUse {
  return kind === 'rsa' ? 'keyEncipherment' : 'keyAgreement';
}

function refused(reason: string): Error {
  return pkiErrors('bad-request', { reason });
}
