import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { addressOctets } from '@hawser/core/pki/address-octets';
import { alternativeNames } from '@hawser/core/pki/alternative-names';
import { requireNames } from '@hawser/core/pki/subject-names';

/** What a site is called by those who call it. */
export interface ServerNames {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** They were found, not asked for: a certificate that has more of them still does. */
  readonly detected: boolean;
}

/** The names and addresses that somebody asks for, and those by which this machine reaches itself. */
export function givenServerNames(given: readonly string[]): ServerNames {
  return serverNames(given, { detected: false });
}

export function serverNames(
  all: readonly string[],
  { detected }: { readonly detected: boolean },
): ServerNames {
  const names = [...all, 'localhost', '127.0.0.1', '::1'].map(oneForm);
  const dnsNames = [...new Set(names.filter((name) => isIP(name) === 0))];
  const ipAddresses = names.filter((name) => isIP(name) !== 0);
  requireNames({ dnsNames, ipAddresses, uris: [] });
  // One address can be written in many ways.
  const byOctets = new Map(ipAddresses.map((address) => [octetsOf(address), address]));
  return { dnsNames, ipAddresses: [...byOctets.values()], detected };
}

// As it stands in a certificate; what is no name at all stays as it was, for the refusal.
function oneForm(text: string): string {
  const bare = text.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return bare;
  const wildcard = bare.startsWith('*.') ? '*.' : '';
  const host = domainToASCII(bare.slice(wildcard.length).replace(/\.$/, ''));
  return host === '' ? bare : wildcard + host;
}

/** Whether a certificate is for these names; for no others where they were asked for. */
export function hasNames(certificate: X509Certificate, names: ServerNames): boolean {
  const found = new Set(alternativeNames(certificate).map(comparable));
  const wanted = new Set([
    ...names.dnsNames.map((name) => comparable(`DNS:${name}`)),
    ...names.ipAddresses.map((address) => comparable(`IP Address:${address}`)),
  ]);
  return wanted.isSubsetOf(found) && (names.detected || found.size === wanted.size);
}

function comparable(name: string): string {
  const [, address] = /^IP Address:(.*)$/.exec(name) ?? [];
  return address === undefined || isIP(address) === 0 ? name.toLowerCase() : octetsOf(address);
}

function octetsOf(address: string): string {
  return addressOctets(address).toString('hex');
}
