import { type KeyObject, X509Certificate } from 'node:crypto';
import { readBer } from '@hawser/core/pki/ber';
import type { Usage } from '@hawser/core/pki/extensions';
import { isSelfSigned } from '@hawser/core/pki/chain';
import { otherPartsIn, subjectIn, subjectOf } from '@hawser/core/pki/name';
import {
  clientAuthentication,
  type Extensions,
  extensionsOf,
  serverAuthentication,
} from '@hawser/core/pki/read-extensions';
import type { AlternativeNames } from '@hawser/core/pki/subject-names';
import { certificateName } from '@hawser/core/pki/certificate-name';
import type { StoredCertificate } from './certificate-store.ts';
import { defaultKeyProvider } from './key-provider.ts';
import type { RequestWanted } from './make-request.ts';
import { renewalErrors } from './renewal-errors.ts';
import { requireRequestNames } from './request-names.ts';
import type { Stranding } from './stranding.ts';

/** What is asked for to have a certificate again, with another key. */
export interface Renewal {
  readonly wanted: RequestWanted;
  readonly names: AlternativeNames;
  readonly certificate: X509Certificate;
  /** Who wants what the old one has and the new one will not. */
  readonly changes: readonly Stranding[];
}

export function renewalOf(stored: StoredCertificate): Renewal {
  const certificate = new X509Certificate(stored.certificate);
  const extensions = extensionsOf(certificate);
  const name = certificateName(certificate);
  const refuse = (code: 'authority' | 'nameless' | 'self-signed') =>
    renewalErrors(code, { name }, { target: name });
  if (extensions.isAuthority) throw refuse('authority');
  if (isSelfSigned(certificate)) throw refuse('self-signed');
  const whole = readBer(subjectOf(certificate));
  const subject = subjectIn(whole);
  const held = [...extensions.names.dnsNames, ...extensions.names.ipAddresses];
  const commonName = subject.commonName ?? held[0];
  if (commonName === undefined) throw refuse('nameless');
  const usages = usagesOf(extensions);
  const isForClients = usages !== undefined && !usages.includes('server');
  const purpose = stored.purpose ?? (isForClients ? 'management' : 'server');
  const names = requireRequestNames(commonName, purpose, held);
  const asked = [...names.dnsNames, ...names.ipAddresses];
  const keySize = keySizeFor(certificate.publicKey);
  const keyProvider = stored.keyProvider ?? defaultKeyProvider;
  return {
    wanted: { ...subject, commonName, purpose, keySize, keyProvider, usages },
    names,
    certificate,
    changes: [
      ...held.flatMap((before) => otherCase(before, asked)),
      ...lost(certificate, { ...extensions, otherParts: otherPartsIn(whole) }),
    ],
  };
}

/** What is not asked for again. */
function lost(
  { publicKey }: X509Certificate,
  { names, otherNames, purposes = [], otherParts }: Extensions & { otherParts: readonly string[] },
): readonly Stranding[] {
  const otherPurposes = purposes.filter((id) => !known.some(([, each]) => each === id));
  const all: readonly (Stranding & { readonly isSo: boolean })[] = [
    {
      isSo: names.uris.length + otherNames > 0,
      reason: 'fewer-names',
      who: 'Whoever finds it by a name that is none of a host',
      help: 'Only host names and addresses are asked for again; ask the authority for the others.',
    },
    {
      isSo: otherParts.length > 0,
      reason: 'other-subject',
      who: `Whoever looks at other parts of its subject (${otherParts.join(', ')})`,
      help: 'They are not asked for again; ask the authority for them.',
    },
    {
      isSo: otherPurposes.length > 0,
      reason: 'fewer-purposes',
      who: `Whoever wants it for other purposes (${otherPurposes.join(', ')})`,
      help: 'They are not asked for again; ask the authority for them.',
    },
    {
      isSo: publicKey.asymmetricKeyType !== 'rsa',
      reason: 'other-key-kind',
      who: 'Whoever takes elliptic curves only',
      help: 'The new key is an RSA key; see that they take it.',
    },
  ];
  return all.flatMap(({ isSo, ...stranding }) => (isSo ? [stranding] : []));
}

const known = [
  ['server', serverAuthentication],
  ['client', clientAuthentication],
] as const;

/** What it says that it is for, of what can be asked for; undefined where that goes without saying. */
function usagesOf({ purposes }: Extensions): readonly Usage[] | undefined {
  const usages = known.filter(([, id]) => purposes?.includes(id)).map(([usage]) => usage);
  return usages.length === 0 ? undefined : usages;
}

/** The size of an RSA key that is as strong as the old one, or stronger. */
function keySizeFor({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): '2048' | '3072' | '4096' {
  // A curve of 256 bits is as strong as 3072 (NIST SP 800-57).
  const bits = asymmetricKeyType === 'rsa' ? (asymmetricKeyDetails?.modulusLength ?? 0) : 3072;
  if (bits <= 2048) return '2048';
  return bits <= 3072 ? '3072' : '4096';
}

/** That a name is asked for in other letters than it was held in. */
function otherCase(before: string, asked: readonly string[]): readonly Stranding[] {
  const folded = before.toLowerCase();
  const now = asked.find((name) => name !== before && name.toLowerCase() === folded);
  if (now === undefined || asked.includes(before)) return [];
  return [
    {
      reason: 'other-case',
      who: `Whoever compares names letter by letter: "${before}" becomes "${now}"`,
      help: 'Look for where the old spelling is written down, and change it there.',
    },
  ];
}
