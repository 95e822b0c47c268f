import { addressOctets } from './address-octets.ts';
import { bits, boolean, count, type Der, implicit, objectId, octets, sequence } from './der.ts';
import { type KeyUse, maskOf } from './key-uses.ts';
import { clientAuthentication, serverAuthentication } from './read-extensions.ts';
import type { AlternativeNames } from './subject-names.ts';

/** What a certificate is for. */
export type Usage = 'server' | 'client';

/** One extension (RFC 5280, 4.2). */
export function extension(id: string, value: Der, options: { critical?: true } = {}): Der {
  const critical = options.critical === true ? [boolean(true)] : [];
  return sequence(objectId(id), ...critical, octets(value));
}

/** Those of an authority below which there may be so many others. */
export function authorityExtensions(below = 0): readonly Der[] {
  return [
    extension('2.5.29.19', sequence(boolean(true), count(below)), { critical: true }),
    keyUsage(['keyCertSign', 'crlSign']),
  ];
}

/** What a certificate of nobody's authority holds for. */
export interface LeafContents {
  readonly names: AlternativeNames;
  readonly usages: readonly Usage[];
  readonly keyUses: readonly KeyUse[];
}

export function leafExtensions(usages: readonly Usage[], names: AlternativeNames): readonly Der[] {
  // Key encipherment is for the RSA key exchange of TLS 1.2, which a client has no part in.
  const forServers = usages.includes('server') ? (['keyEncipherment'] as const) : [];
  return extensionsOfLeaf({ names, usages, keyUses: ['digitalSignature', ...forServers] });
}

export function extensionsOfLeaf({ names, usages, keyUses }: LeafContents): readonly Der[] {
  const all = generalNames(names);
  return [
    extension('2.5.29.19', sequence(), { critical: true }),
    keyUsage(keyUses),
    extension('2.5.29.37', sequence(...usages.map((usage) => objectId(purposes[usage])))),
    ...(all.length === 0 ? [] : [extension('2.5.29.17', sequence(...all))]),
  ];
}

export function keyIdentifiers(ofSubject: Uint8Array, ofIssuer: Uint8Array): readonly Der[] {
  return [extension('2.5.29.14', octets(ofSubject)), authorityKeyIdentifier(ofIssuer)];
}

export function authorityKeyIdentifier(ofIssuer: Uint8Array): Der {
  return extension('2.5.29.35', sequence(implicit(0, ofIssuer)));
}

const purposes = { server: serverAuthentication, client: clientAuthentication } as const;

function keyUsage(uses: readonly KeyUse[]): Der {
  const mask = maskOf(uses);
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
