import { createHash, randomBytes } from 'node:crypto';
import type { Secret } from '../../../secret.ts';
import type { Challenge } from '../../../challenges.ts';

/** The best first. */
const algorithms = new Map([
  ['sha-512-256', { name: 'SHA-512-256', hash: 'sha512-256' }],
  ['sha-256', { name: 'SHA-256', hash: 'sha256' }],
  ['md5', { name: 'MD5', hash: 'md5' }],
]);

/** One nonce of a server, with how often it was used (RFC 7616). */
export interface Digest {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: { readonly name: string; readonly hash: string };
  readonly hashesUser: boolean;
  /** Whether it comes in place of one that was good once. */
  readonly isStale: boolean;
  uses: number;
}

/** The best of the digests that are offered; undefined where there is none that is known. */
export function bestDigest(challenges: readonly Challenge[]): Digest | undefined {
  const offered = challenges.filter(({ scheme }) => scheme === 'digest');
  for (const [key, algorithm] of algorithms) {
    const challenge = offered.find(
      ({ parameters }) =>
        (parameters.get('algorithm') ?? 'md5').toLowerCase() === key && offersAuth(parameters),
    );
    const nonce = challenge?.parameters.get('nonce');
    const realm = challenge?.parameters.get('realm');
    if (challenge === undefined || nonce === undefined || realm === undefined) continue;
    const says = (name: string): boolean =>
      challenge.parameters.get(name)?.toLowerCase() === 'true';
    const opaque = challenge.parameters.get('opaque');
    const [hashesUser, isStale] = [says('userhash'), says('stale')];
    return { realm, nonce, opaque, algorithm, hashesUser, isStale, uses: 0 };
  }
  return undefined;
}

function offersAuth(parameters: ReadonlyMap<string, string>): boolean {
  const qop = parameters.get('qop') ?? '';
  return qop.split(',').some((word) => word.trim().toLowerCase() === 'auth');
}

export interface Prover {
  readonly user: string;
  readonly password: Secret;
}

/** The header Authorization of a request; each use of a nonce has its number. */
export function digestHeader(
  digest: Digest,
  { user, password }: Prover,
  {
    path,
    method = 'POST',
    cnonce = randomBytes(16).toString('base64url'),
  }: { path: string; method?: string; cnonce?: string },
): string {
  const { realm, nonce, opaque, algorithm, hashesUser } = digest;
  const hash = (text: string): string => createHash(algorithm.hash).update(text).digest('hex');
  digest.uses += 1;
  const nc = digest.uses.toString(16).padStart(8, '0');
  const secret = hash(`${user}:${realm}:${password.reveal()}`);
  const response = hash([secret, nonce, nc, cnonce, 'auth', hash(`${method}:${path}`)].join(':'));
  const who = hashesUser ? named('username', hash(`${user}:${realm}`)) : userName(user);
  return `Digest ${[
    who,
    named('realm', realm),
    named('uri', path),
    `algorithm=${algorithm.name}`,
    named('nonce', nonce),
    `nc=${nc}`,
    named('cnonce', cnonce),
    'qop=auth',
    named('response', response),
    ...(opaque === undefined ? [] : [named('opaque', opaque)]),
    ...(hashesUser ? ['userhash=true'] : []),
  ].join(', ')}`;
}

function named(name: string, value: string): string {
  return `${name}="${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** RFC 8187 for what a header cannot hold by itself. */
function userName(user: string): string {
  if (/^[\x20-\x7e]*$/.test(user)) return named('username', user);
  const encoded = encodeURIComponent(user).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `username*=UTF-8''${encoded}`;
}
