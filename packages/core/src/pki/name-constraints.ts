import { isIP } from 'node:net';
import { addressOctets } from './address-octets.ts';
import { type Ber, contextTag, partsOf } from './ber.ts';
import type { AlternativeNames } from './subject-names.ts';

/** For which names an authority may issue, and for which not (RFC 5280, 4.2.1.10). */
export interface NameConstraints {
  readonly permitted: Subtrees;
  readonly excluded: Subtrees;
}

interface Subtrees {
  readonly dnsNames: readonly string[];
  /** Addresses with their masks. */
  readonly addresses: readonly Uint8Array[];
  /** How many there are of other kinds, as parts of a subject. */
  readonly others: number;
}

const [dnsName, address] = [contextTag(2, 'plain'), contextTag(7, 'plain')];

export function readNameConstraints(constraints: Ber): NameConstraints {
  const parts = partsOf(constraints);
  const at = (number: number): Subtrees => {
    const list = parts.find(({ tag }) => tag === contextTag(number, 'constructed'));
    const bases = (list === undefined ? [] : partsOf(list)).flatMap(
      (subtree) => partsOf(subtree)[0] ?? [],
    );
    const dnsNames = bases.filter(({ tag }) => tag === dnsName);
    const addresses = bases.filter(({ tag }) => tag === address);
    return {
      dnsNames: dnsNames.map(({ content }) => Buffer.from(content).toString('latin1')),
      addresses: addresses.map(({ content }) => content),
      others: bases.length - dnsNames.length - addresses.length,
    };
  };
  return { permitted: at(0), excluded: at(1) };
}

/** The names that an authority may not issue for. */
export function forbiddenNames(
  { permitted, excluded }: NameConstraints,
  { dnsNames, ipAddresses }: AlternativeNames,
): readonly string[] {
  // Who permits some names of a kind permits no others of it.
  const isForbidden = <Base>(
    bases: { readonly permitted: readonly Base[]; readonly excluded: readonly Base[] },
    covers: (base: Base) => boolean,
  ): boolean =>
    bases.excluded.some(covers) || (bases.permitted.length > 0 && !bases.permitted.some(covers));
  const ofNames = { permitted: permitted.dnsNames, excluded: excluded.dnsNames };
  const ofAddresses = { permitted: permitted.addresses, excluded: excluded.addresses };
  return [
    ...dnsNames.filter((name) => isForbidden(ofNames, (base) => isBelow(name, base))),
    ...ipAddresses.filter((text) => isForbidden(ofAddresses, (base) => isInNet(text, base))),
  ];
}

function isBelow(name: string, base: string): boolean {
  const [folded, end] = [name.toLowerCase(), base.toLowerCase()];
  // With a dot before it, it is not meant itself, as OpenSSL and others take it.
  return end === '' || folded === end || folded.endsWith(end.startsWith('.') ? end : `.${end}`);
}

function isInNet(text: string, base: Uint8Array): boolean {
  // What is no address is in no net.
  const octets = isIP(text) === 0 ? Buffer.alloc(1) : addressOctets(text);
  if (base.length !== octets.length * 2) return false;
  return octets.every((octet, at) => {
    const mask = base[octets.length + at] ?? 0;
    return (octet & mask) === ((base[at] ?? 0) & mask);
  });
}
