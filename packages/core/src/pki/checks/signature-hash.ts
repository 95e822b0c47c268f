import { type Ber, contextTag, objectIdOf, partsOf } from '../ber.ts';

/** By which hash something was signed. */
export interface SignatureHash {
  /** As SHA-256, or the object identifier of an algorithm that is not known. */
  readonly name: string;
  readonly strength: 'good' | 'broken' | 'unknown';
  /** What node calls it to verify by; null where the algorithm has its own. */
  readonly digest?: string | null;
}

const ed25519 = 'Ed25519';
const pss = '1.2.840.113549.1.1.10';

// RFC 3279, 4055, 5758, 8410, and what was in use before them.
const hashes = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.3', 'MD4'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
  ['1.2.840.10040.4.3', 'SHA-1'],
  ['1.2.840.10045.4.1', 'SHA-1'],
  ['1.2.840.113549.1.1.14', 'SHA-224'],
  ['1.2.840.113549.1.1.11', 'SHA-256'],
  ['1.2.840.113549.1.1.12', 'SHA-384'],
  ['1.2.840.113549.1.1.13', 'SHA-512'],
  ['1.2.840.10045.4.3.2', 'SHA-256'],
  ['1.2.840.10045.4.3.3', 'SHA-384'],
  ['1.2.840.10045.4.3.4', 'SHA-512'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
  ['1.3.101.112', ed25519],
]);

const broken: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1']);

/** The hash of an AlgorithmIdentifier. */
export function signatureHash(algorithm: Ber): SignatureHash {
  const [id, parameters] = partsOf(algorithm);
  const oid = objectIdOf(id);
  const name = oid === pss ? hashOfPss(parameters) : hashes.get(oid);
  if (name === undefined) return { name: oid, strength: 'unknown' };
  const strength = broken.has(name) ? 'broken' : 'good';
  // PSS has parameters of its own.
  if (oid === pss) return { name, strength };
  const digest = name === ed25519 ? null : name.toLowerCase().replace('-', '');
  return { name, strength, digest };
}

/** RFC 4055, 3.1: the first parameter, and SHA-1 where it is left out. */
function hashOfPss(parameters: Ber | undefined): string | undefined {
  const first = parameters === undefined ? undefined : partsOf(parameters)[0];
  if (first?.tag !== contextTag(0, 'constructed')) return 'SHA-1';
  const [hash] = partsOf(first);
  return hash === undefined ? undefined : hashes.get(objectIdOf(partsOf(hash)[0]));
}
