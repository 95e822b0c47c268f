import { isIP } from 'node:net';
import { visible } from '../visible.ts';
import type { Subject } from './name.ts';
import { pkiErrors } from './pki-errors.ts';

/** What a certificate is for, beside its common name. */
export interface AlternativeNames {
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  readonly uris: readonly string[];
}

const longestCommonName = 64; // RFC 5280, appendix A.1, ub-common-name
const longestPart = 128; // ub-locality-name, the longest of all
const longestUri = 2048;
const mostNames = 200;

/** The common name, if a certificate can have it. */
export function requireCommonName(name: string): string {
  if (name.trim() === '') throw pkiErrors('bad-name', { name, reason: 'it is empty' });
  if (Array.from(name).length > longestCommonName) {
    const reason = `it has more than ${longestCommonName} characters`;
    throw pkiErrors('bad-name', { name: name.slice(0, longestCommonName), reason });
  }
  if (visible(name) !== name) {
    throw pkiErrors('bad-name', { name, reason: 'it has characters that cannot be seen' });
  }
  return name;
}

/** The whole name, if a certificate can have it. */
export function requireSubject(subject: Partial<Subject>): Subject {
  const { commonName = '', country, organizationalUnit, organization, locality, state } = subject;
  for (const text of [organizationalUnit, organization, locality, state]) {
    if (text === undefined) continue;
    if (text.length > longestPart || visible(text) !== text) {
      const name = text.slice(0, longestPart);
      const reason = 'a part of it is too long, or has characters that cannot be seen';
      throw pkiErrors('bad-name', { name, reason });
    }
  }
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country)) {
    throw pkiErrors('bad-name', { name: country, reason: 'a country has two letters' });
  }
  return { ...subject, commonName: requireCommonName(commonName) };
}

/** The names, if a certificate can have them. */
export function requireNames(names: AlternativeNames): AlternativeNames {
  const { dnsNames, ipAddresses, uris } = names;
  const all = [...dnsNames, ...ipAddresses, ...uris];
  if (all.length > mostNames) {
    const reason = `with it there are more than ${mostNames} names`;
    throw pkiErrors('bad-name', { name: all[mostNames] ?? '', reason });
  }
  const refuse = (name: string, reason: string): never => {
    throw pkiErrors('bad-name', { name: name.slice(0, 300), reason });
  };
  for (const name of dnsNames) if (!isDnsName(name)) refuse(name, 'it is no host name');
  for (const name of ipAddresses) if (!isAddress(name)) refuse(name, 'it is no address');
  for (const name of uris) if (!isUri(name)) refuse(name, 'it is no URI');
  return names;
}

/**
 * A host name as certificates have it: ASCII (IDNs as xn--…), and a star at most in the place of the
 * first label. Underscores are in no standard, but in the names of many Windows machines.
 */
export function isDnsName(name: string): boolean {
  const labels = name.replace(/^\*\.(?=.)/, '').split('.');
  return (
    name.length <= 253 &&
    labels.every((label) => /^(?!-)[\w-]{1,63}(?<!-)$/.test(label)) &&
    // All digits at the end is what addresses look like.
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

function isAddress(text: string): boolean {
  // A zone, as in fe80::1%eth0, has a meaning only on its own machine.
  return isIP(text) !== 0 && !text.includes('%');
}

function isUri(text: string): boolean {
  return text.length <= longestUri && /^[\x21-\x7e]+$/.test(text) && URL.canParse(text);
}
