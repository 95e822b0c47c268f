import type { X509Certificate } from 'node:crypto';
import { HawserError } from '../errors.ts';
import { type Extensions, extensionsOf } from './read-extensions.ts';

export interface Chain {
  /** Who has issued the certificate, who that one, and so on, as far as they are known. */
  readonly chain: readonly X509Certificate[];
  /** Whoever comes next, where nobody has signed itself yet. */
  readonly missing?: MissingIssuer;
}

export interface MissingIssuer {
  /** As node writes names, in one line. */
  readonly issuer: string;
  /** Where its certificate can be fetched from, as the one says that it has issued. */
  readonly urls: readonly string[];
}

/** Longer ones are in no use, and a heap can be made of certificates that sign each other for ever. */
const longest = 10;

/** More than an authority has of its own and from others; each costs the check of a signature. */
const mostOfOneName = 16;

/** The chain of a certificate out of a heap of others: by names, and by signatures that hold. */
export function chainFor(leaf: X509Certificate, others: readonly X509Certificate[]): Chain {
  const chain: X509Certificate[] = [];
  const left = new Map(others.map((other) => [other.fingerprint256, other]));
  let last = leaf;
  while (!isSelfSigned(last)) {
    left.delete(last.fingerprint256);
    // Who is issued by itself, as with another key, does not count (RFC 5280, 6.1.4).
    const below = chain.filter(({ subject, issuer: from }) => subject !== from).length;
    const issuer = chain.length === longest ? undefined : issuerOf(last, [...left.values()], below);
    if (issuer === undefined) {
      return { chain, missing: { issuer: inOneLine(last.issuer), urls: urlsOf(last) } };
    }
    chain.push(issuer);
    last = issuer;
  }
  return { chain };
}

/** Whether a certificate vouches for itself, as roots do. */
export function isSelfSigned(certificate: X509Certificate): boolean {
  return hasIssued(certificate, certificate);
}

/** What was found out: certificates of one file share their issuers, and a signature costs time. */
const checked = new WeakMap<X509Certificate, WeakMap<X509Certificate, boolean>>();

/** Whether this one names and has signed the other. */
function hasIssued(issuer: X509Certificate, issued: X509Certificate): boolean {
  if (issuer.subject !== issued.issuer) return false;
  const known = checked.get(issued) ?? new WeakMap<X509Certificate, boolean>();
  const holds = known.get(issuer) ?? isSigned(issued, issuer);
  checked.set(issued, known.set(issuer, holds));
  return holds;
}

function isSigned(issued: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issued.verify(issuer.publicKey);
  } catch {
    // A key of a kind that is not known here, or of another kind than the signature.
    return false;
  }
}

/** A name of several lines, CN=a and O=b, in one. */
export function inOneLine(name: string | undefined): string {
  // Node has none where a name has no parts, or some that cannot be read.
  return (name ?? '').replaceAll('\n', ', ');
}

/** An authority can have several certificates for one key: one of its own, and from others. */
function issuerOf(
  issued: X509Certificate,
  others: readonly X509Certificate[],
  below: number,
): X509Certificate | undefined {
  const named = others.filter(({ subject }) => subject === issued.issuer).slice(0, mostOfOneName);
  const found = named.filter((other) => hasIssued(other, issued));
  // One that may issue it; its own ends the chain, and of others the last that expires serves the longest.
  const [best] = found.toSorted(
    (a, b) =>
      Number(canIssue(b, below)) - Number(canIssue(a, below)) ||
      Number(isSelfSigned(b)) - Number(isSelfSigned(a)) ||
      b.validToDate.getTime() - a.validToDate.getTime(),
  );
  return best;
}

/** Whether it says that it is an authority, and has so many others below it. */
function canIssue(certificate: X509Certificate, below: number): boolean {
  const said = readable(certificate);
  return said !== undefined && said.isAuthority && below <= (said.mostBelow ?? Infinity);
}

function urlsOf(certificate: X509Certificate): readonly string[] {
  return readable(certificate)?.issuers ?? [];
}

/** Nothing where what it says cannot be read. */
function readable(certificate: X509Certificate): Extensions | undefined {
  try {
    return extensionsOf(certificate);
  } catch (error) {
    if (error instanceof HawserError) return undefined;
    throw error;
  }
}
