import type { CryptoKey } from 'jose';
import { isRecord } from './claims.ts';

/** A public key of an issuer, with the algorithms that it can be used by. */
export class VerificationKey {
  readonly kid: string | undefined;
  /** What tells it from every other key. */
  readonly id: string;
  readonly algorithms: readonly string[];
  readonly #jwk: PublicJwk;
  readonly #imported = new Map<string, Promise<CryptoKey>>();

  private constructor(kid: string | undefined, jwk: PublicJwk, algorithms: readonly string[]) {
    this.kid = kid;
    this.id = JSON.stringify(jwk);
    this.algorithms = algorithms;
    this.#jwk = jwk;
  }

  /** The key that a JSON Web Key is; undefined for what no signature can be checked with here. */
  static of(value: unknown): VerificationKey | undefined {
    if (!isRecord(value)) return undefined;
    const { kid, use, key_ops: operations, alg } = value;
    if (use !== undefined && use !== 'sig') return undefined;
    if (Array.isArray(operations) && !operations.includes('verify')) return undefined;
    const known = publicPart(value);
    if (known === undefined) return undefined;
    const algorithms = known.algorithms.filter((each) => alg === undefined || each === alg);
    if (algorithms.length === 0) return undefined;
    const name = typeof kid === 'string' && kid.length <= longestKid ? kid : undefined;
    return new VerificationKey(name, known.jwk, algorithms);
  }

  /** For one of its algorithms. */
  async key(algorithm: string): Promise<CryptoKey> {
    let imported = this.#imported.get(algorithm);
    if (imported === undefined) {
      imported = importedKey(this.#jwk, algorithm);
      this.#imported.set(algorithm, imported);
    }
    return await imported;
  }
}

type PublicJwk = Readonly<Record<string, string>> & { readonly kty: string };

const longestKid = 256;

/** 2048 to 8192 bits, in characters of base64url: shorter ones are broken, longer ones take long. */
const modulus = /^[\w-]{342,1366}$/;
const exponent = /^[\w-]{1,6}$/;
const coordinate = /^[\w-]{42,88}$/;

// Only by these, and only by those that fit the key: a public key is never taken for a shared secret
// (RFC 8725, 3.1 and 3.2).
const rsaAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const curves = new Map([
  ['P-256', ['ES256']],
  ['P-384', ['ES384']],
  ['P-521', ['ES512']],
]);

/** What a token may be signed by. */
export const takenAlgorithms: ReadonlySet<string> = new Set([
  ...rsaAlgorithms,
  ...[...curves.values()].flat(),
  'EdDSA',
  'Ed25519',
]);

function publicPart(
  jwk: Readonly<Record<string, unknown>>,
): { readonly jwk: PublicJwk; readonly algorithms: readonly string[] } | undefined {
  const { kty, n, e, crv, x, y } = jwk;
  if (kty === 'RSA' && matches(n, modulus) && matches(e, exponent)) {
    return { jwk: { kty, n, e }, algorithms: rsaAlgorithms };
  }
  if (typeof crv !== 'string' || !matches(x, coordinate)) return undefined;
  if (kty === 'OKP' && crv === 'Ed25519') {
    return { jwk: { kty, crv, x }, algorithms: ['EdDSA', 'Ed25519'] };
  }
  const algorithms = curves.get(crv);
  if (kty !== 'EC' || algorithms === undefined || !matches(y, coordinate)) return undefined;
  return { jwk: { kty, crv, x, y }, algorithms };
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

async function importedKey(jwk: PublicJwk, algorithm: string): Promise<CryptoKey> {
  const { importJWK } = await import('jose');
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('a public key has become a shared one');
  return key;
}
