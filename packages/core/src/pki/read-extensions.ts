import type { X509Certificate } from 'node:crypto';
import {
  type Ber,
  contextTag,
  countOf,
  expected,
  objectIdOf,
  octetsOf,
  partsOf,
  readBer,
  tags,
} from './ber.ts';
import { type KeyUse, usesOf } from './key-uses.ts';
import { type NameConstraints, readNameConstraints } from './name-constraints.ts';
import { sound } from './sound.ts';
import type { AlternativeNames } from './subject-names.ts';

/** What a certificate, or a request for one, says besides whom it is for (RFC 5280, 4.2). */
export interface Extensions {
  readonly names: AlternativeNames;
  /** How many names there are of other kinds, as addresses of mail. */
  readonly otherNames: number;
  readonly keyUsage: ReadonlySet<KeyUse> | undefined;
  /** The object identifiers of what it is for; undefined where it does not say, and is for everything. */
  readonly purposes: readonly string[] | undefined;
  readonly isAuthority: boolean;
  /** How many authorities there may be below it, where it says so. */
  readonly mostBelow: number | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  /** The object identifiers of what nobody may overlook, and nobody knows. */
  readonly unknownCritical: readonly string[];
  /** Where the revocation list of who has issued it is. */
  readonly revocationLists: readonly string[];
  /** Where can be asked whether it is revoked (OCSP). */
  readonly responders: readonly string[];
  /** Where the certificate of who has issued it is. */
  readonly issuers: readonly string[];
}

export const serverAuthentication = '1.3.6.1.5.5.7.3.1';
export const clientAuthentication = '1.3.6.1.5.5.7.3.2';
export const anyPurpose = '2.5.29.37.0';

const [ocsp, caIssuers] = ['1.3.6.1.5.5.7.48.1', '1.3.6.1.5.5.7.48.2'];

/** What the extensions of a certificate say. */
export function extensionsOf({ raw }: X509Certificate): Extensions {
  return sound(() => {
    const [content] = partsOf(readBer(raw));
    const parts = content === undefined ? [] : partsOf(content);
    const tagged = parts.find(({ tag }) => tag === contextTag(3, 'constructed'));
    const [list] = tagged === undefined ? [] : partsOf(tagged);
    return readExtensions(list);
  });
}

/** What a list of extensions says; nothing where there is none. */
export function readExtensions(list: Ber | undefined): Extensions {
  const values = new Map<string, Ber>();
  const unknownCritical: string[] = [];
  for (const extension of list === undefined ? [] : partsOf(expected(list, tags.sequence))) {
    const parts = partsOf(expected(extension, tags.sequence));
    const octets = expected(parts.at(-1), tags.octets);
    const id = objectIdOf(parts[0]);
    values.set(id, readBer(octetsOf(octets)));
    if (parts.length === 3 && isTrue(parts[1]) && !processed.has(id)) unknownCritical.push(id);
  }
  const names = values.get('2.5.29.17');
  const usage = values.get('2.5.29.15');
  const purposes = values.get('2.5.29.37');
  const constraints = values.get('2.5.29.30');
  const access = values.get('1.3.6.1.5.5.7.1.1');
  return {
    names: namesIn(names),
    otherNames: names === undefined ? 0 : partsOf(names).filter(isOther).length,
    keyUsage: usage === undefined ? undefined : usesIn(usage),
    purposes: purposes === undefined ? undefined : partsOf(purposes).map(objectIdOf),
    ...authorityIn(values.get('2.5.29.19')),
    nameConstraints: constraints === undefined ? undefined : readNameConstraints(constraints),
    unknownCritical,
    revocationLists: pointsIn(values.get('2.5.29.31')),
    responders: accessIn(access, ocsp),
    issuers: accessIn(access, caIssuers),
  };
}

/** The object identifiers of the extensions in a list that nothing above says. */
export function otherExtensionsIn(list: Ber | undefined): readonly string[] {
  const ids = list === undefined ? [] : partsOf(list).map((each) => objectIdOf(partsOf(each)[0]));
  return ids.filter((id) => !known.has(id));
}

// With the identifier of the key, which has to say what the key says anyhow.
const known = new Set([
  '1.3.6.1.5.5.7.1.1',
  ...['14', '15', '17', '19', '31', '37'].map((last) => `2.5.29.${last}`),
]);

/** What clients look at, so that it can be critical (RFC 5280, 4.2, and what came from Netscape). */
const processed = new Set([
  ...known,
  '2.16.840.1.113730.1.1',
  ...['18', '30', '32', '33', '35', '36', '54'].map((last) => `2.5.29.${last}`),
]);

const [dnsName, uri, address] = [
  contextTag(2, 'plain'),
  contextTag(6, 'plain'),
  contextTag(7, 'plain'),
];

function namesIn(list: Ber | undefined): AlternativeNames {
  const all = list === undefined ? [] : partsOf(list);
  const of = (tag: number) => all.filter((name) => name.tag === tag);
  return {
    dnsNames: of(dnsName).map(asciiOf),
    ipAddresses: of(address).map(({ content }) => addressOf(content)),
    uris: of(uri).map(asciiOf),
  };
}

function isOther({ tag }: Ber): boolean {
  return tag !== dnsName && tag !== uri && tag !== address;
}

function asciiOf({ content }: Ber): string {
  return Buffer.from(content).toString('latin1');
}

function addressOf(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  const hex = Buffer.from(octets).toString('hex');
  return hex.replaceAll(/.{4}(?=.)/g, '$&:');
}

function usesIn({ content }: Ber): ReadonlySet<KeyUse> {
  const [, bits = 0] = content;
  return usesOf(bits);
}

function authorityIn(constraints: Ber | undefined): Pick<Extensions, 'isAuthority' | 'mostBelow'> {
  const [first, most] = constraints === undefined ? [] : partsOf(constraints);
  return { isAuthority: isTrue(first), mostBelow: most === undefined ? undefined : countOf(most) };
}

function isTrue(piece: Ber | undefined): boolean {
  return piece?.tag === tags.boolean && piece.content[0] !== 0;
}

/** The URLs of distribution points (4.2.1.13). */
function pointsIn(points: Ber | undefined): readonly string[] {
  const names = (points === undefined ? [] : partsOf(points)).flatMap((point) => {
    const name = partsOf(point).find(({ tag }) => tag === contextTag(0, 'constructed'));
    const [full] = name === undefined ? [] : partsOf(name);
    return full?.tag === contextTag(0, 'constructed') ? partsOf(full) : [];
  });
  return names.filter(({ tag }) => tag === uri).map(asciiOf);
}

/** The URLs of one kind of access (4.2.2.1). */
function accessIn(list: Ber | undefined, kind: string): readonly string[] {
  return (list === undefined ? [] : partsOf(list)).flatMap((description) => {
    const [method, location] = partsOf(description);
    return objectIdOf(method) === kind && location?.tag === uri ? [asciiOf(location)] : [];
  });
}
