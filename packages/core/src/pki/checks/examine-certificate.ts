import type { X509Certificate } from 'node:crypto';
import { BerError, countOf, contextTag, expected, partsOf, readBer, tags } from '../ber.ts';
import { chainFor, inOneLine, isSelfSigned } from '../chain.ts';
import { hasDates } from '../has-dates.ts';
import { subjectIn } from '../name.ts';
import { extensionsOf } from '../read-extensions.ts';
import type { Authority, Examined } from './examined.ts';
import { signatureHash } from './signature-hash.ts';
import { soundly } from './sound-file.ts';

/** A certificate, and what goes with it. */
export interface GivenCertificate extends Pick<
  Examined,
  'certificate' | 'purpose' | 'serviceName' | 'key' | 'keyProvider' | 'now'
> {
  /** Among which its issuers may be. */
  readonly others: readonly X509Certificate[];
  /** Whom a person trusts. */
  readonly roots: readonly X509Certificate[];
  /** Whom everybody trusts. */
  readonly publicRoots: readonly X509Certificate[];
  /** Whom this machine trusts. */
  readonly machineRoots: readonly X509Certificate[];
}

/** Reads all of it that rules look at; an error where it is damaged. */
export function examineCertificate(given: GivenCertificate): Examined {
  const { others, roots, publicRoots, machineRoots, ...rest } = given;
  const { certificate } = given;
  const trusted = { given: roots, public: publicRoots, machine: machineRoots };
  const { chain, missing } = chainFor(certificate, [...others, ...Object.values(trusted).flat()]);
  const prints = new Set(chain.map(({ fingerprint256 }) => fingerprint256));
  const trust = (['given', 'public', 'machine'] as const).find((who) =>
    trusted[who].some(({ fingerprint256 }) => prints.has(fingerprint256)),
  );
  return soundly(() => {
    const { version, signature, commonName } = partsIn(certificate);
    return {
      ...rest,
      isRequest: false,
      version,
      signature,
      commonName,
      publicKey: certificate.publicKey,
      extensions: extensionsOf(certificate),
      isSelfSigned: isSelfSigned(certificate),
      chain: chain.map(authorityOf),
      missing,
      trust,
    };
  });
}

function authorityOf(certificate: X509Certificate): Authority {
  const { signature, commonName } = partsIn(certificate);
  return {
    certificate,
    name: commonName ?? inOneLine(certificate.subject),
    extensions: extensionsOf(certificate),
    signature,
    isSelfSigned: isSelfSigned(certificate),
  };
}

function partsIn(
  certificate: X509Certificate,
): Pick<Examined, 'version' | 'signature' | 'commonName'> {
  if (!hasDates(certificate)) throw new BerError('its dates cannot be read');
  const [content] = partsOf(expected(readBer(certificate.raw), tags.sequence));
  const [first, ...others] = partsOf(expected(content, tags.sequence));
  // Version 1 is not written (RFC 5280, 4.1), and then the serial number comes first.
  const written = first?.tag === contextTag(0, 'constructed') ? partsOf(first)[0] : undefined;
  const [algorithm, , , subject] = written === undefined ? others : others.slice(1);
  return {
    version: written === undefined ? 1 : countOf(written) + 1,
    signature: signatureHash(expected(algorithm, tags.sequence)),
    commonName: subjectIn(expected(subject, tags.sequence)).commonName,
  };
}
