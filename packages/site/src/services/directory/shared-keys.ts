import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'oidc-provider';
import { keptSecret, readKeptSecret } from '../../site-key/kept-secret.ts';
import type { SiteKey } from '../../site-key/site-key.ts';
import type { Store } from '../../store/store.ts';

/** How long tokens are signed by one key. */
const periodMs = 90 * 86_400_000;

/** What all replicas sign with: the first of each, and the others are recognised. */
export interface SharedKeys {
  readonly signing: readonly JWK[];
  readonly cookies: readonly Buffer[];
}

/** The number of the period that a moment is in; each has keys of its own. */
export function keyPeriod(now: number): number {
  return Math.floor(now / periodMs);
}

/**
 * The keys of a period, and those before and after. Who checks signatures has seen the next key for a
 * whole period when it is used, and a token is over long before its key is forgotten.
 */
export async function sharedKeys(
  period: number,
  keeping: { readonly store: Store; readonly siteKey: SiteKey },
): Promise<SharedKeys> {
  const signing = async (number: number): Promise<Buffer> =>
    keptSecret({ ...keeping, name: signingKeyName(number), make: newSigningKey });
  const now = await signing(period);
  const next = await signing(period + 1);
  const before = await readKeptSecret({ ...keeping, name: signingKeyName(period - 1) });
  const cookie = (number: number): string => `directory-cookie-key-${number}`;
  const cookies = await keptSecret({
    ...keeping,
    name: cookie(period),
    make: async () => randomBytes(32),
  });
  const cookiesBefore = await readKeptSecret({ ...keeping, name: cookie(period - 1) });
  return {
    signing: [now, next, before].filter((key) => key !== undefined).map(parsedKey),
    cookies: [cookies, cookiesBefore].filter((key) => key !== undefined),
  };
}

/** What others may know of a key. */
export function publicPart({ kty, crv, x, y, kid, use, alg }: JWK): JWK {
  return { kty, crv, x, y, kid, use, alg };
}

function signingKeyName(number: number): string {
  return `directory-signing-key-${number}`;
}

const newKeyPair = promisify(generateKeyPair);

async function newSigningKey(): Promise<Buffer> {
  const { privateKey } = await newKeyPair('ec', { namedCurve: 'P-256' });
  const kid = randomBytes(12).toString('base64url');
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
  return Buffer.from(JSON.stringify(jwk));
}

function parsedKey(kept: Buffer): JWK {
  // Sealed by a replica: nobody else has written it.
  return JSON.parse(kept.toString('utf8')) as JWK;
}
