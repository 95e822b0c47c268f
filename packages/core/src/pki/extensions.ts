import { addressOctets } from './address-octets.ts';
import { bits, boolean, type Der, implicit, integer, objectId, octets, sequence } from './der.ts';
import type { AlternativeNames } from './subject-names.ts';

/** What a certificate is for. */
export type Usage = 'server' | 'client';

/** One extension (RFC 5280, 4.2). */
export function extension(id: string, value: Der, options: { critical?: true } = {}): Der {
  const critical = options.critical === true ? [boolean(true)] : [];
  return sequence(objectId(id), ...critical, octets(value));
}

/** Those of an authority that issues no other authorities. */
export function authorityExtensions(): readonly Der[] {
  const pathLength = integer(Uint8Array.of(0));
  return [
    extension('2.5.29.19', sequence(boolean(true), pathLength), { critical: true }),
    keyUsage(keyCertSign | crlSign),
  ];
}

export function leafExtensions(usage: Usage, names: AlternativeNames): readonly Der[] {
  const all = generalNames(names);
  return [
    extension('2.5.29.19', sequence(), { critical: true }),
    // Key encipherment is for the RSA key exchange of TLS 1.2, which a client has no part in.
    keyUsage(usage === 'server' ? digitalSignature | keyEncipherment : digitalSignature),
    extension('2.5.29.37', sequence(objectId(purposes[usage]))),
    ...(all.length === 0 ? [] : [extension('2.5.29.17', sequence(...all))]),
  ];
}

export function keyIdentifiers(ofSubject: Uint8Array, ofIssuer: Uint8Array): readonly Der[] {
  return [extension('2.5.29.14', octets(ofSubject)), authorityKeyIdentifier(ofIssuer)];
}

export function authorityKeyIdentifier(ofIssuer: Uint8Array): Der {
  return extension('2.5.29.35', sequence(implicit(0, ofIssuer)));
}

const purposes = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' } as const;

// RFC 5280, 4.2.1.3: bit 0 is the first of the byte.
const digitalSignature = 0x80;
const keyEncipherment = 0x20;
const keyCertSign = 0x04;
const crlSign = 0x02;

function keyUsage(mask: number): Der {
  // DER leaves out the zeros at the end.
  const unused = 31 - Math.clz32(mask & -mask);
  return extension('2.5.29.15', bits(Uint8Array.of(mask), unused), { critical: true });
}

// RFC 5280, 4.2.1.6
function generalNames({ dnsNames, ipAddresses, uris }: AlternativeNames): readonly Der[] {
  return [
    ...dnsNames.map((name) => implicit(2, Buffer.from(name, 'ascii'))),
    ...uris.map((uri) => implicit(6, Buffer.from(uri, 'ascii'))),
    ...ipAddresses.map((address) => implicit(7, addressOctets(address))),
  ];
}
