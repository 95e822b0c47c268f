import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { IssuerKeys } from './issuer-keys.ts';
import { type DirectoryReach, keysIn, loadIssuerKeys } from './load-issuer-keys.ts';
import type { OwnDirectory } from './own-caller.ts';
import { audience, type TokenIssuer } from './token-issuer.ts';

export interface TokenIssuersOptions {
  /** How people reach the site. */
  readonly publicUrl: string;
  readonly own: OwnDirectory;
  /** The other directories whose tokens are taken. */
  readonly external: readonly string[];
  /** What tokens of others are for; undefined for the site itself. */
  readonly audiences: readonly string[] | undefined;
  readonly reach: DirectoryReach;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the site's own directory calls itself. */
export function ownIssuerOf(publicUrl: string): string {
  return `${publicUrl}/directory`;
}

/** It asks for its own keys as for those of others, only not over the network. */
const ownFreshMs = 60_000;

// What those of Entra and Keycloak are called, besides what they should be (RFC 9068).
const externalTypes = new Set(['at+jwt', 'jwt']);
const ownTypes = new Set(['at+jwt']);

/** Every directory whose tokens are taken, by what it calls itself. */
export function tokenIssuers({
  publicUrl,
  own,
  external,
  audiences,
  reach,
  clock,
  log,
}: TokenIssuersOptions): ReadonlyMap<string, TokenIssuer> {
  const failedFor = (issuer: string) => (error: unknown) =>
    log.warn({ err: error, issuer }, 'the keys of a directory cannot be had');
  const theirs = new Set((audiences ?? [publicUrl]).map(audience));
  const all = new Map<string, TokenIssuer>();
  for (const issuer of external) {
    const load = async () => loadIssuerKeys(issuer, reach);
    const keys = new IssuerKeys({ load, clock, failed: failedFor(issuer) });
    all.set(issuer, { issuer, isOwn: false, audiences: theirs, types: externalTypes, keys });
  }
  const issuer = ownIssuerOf(publicUrl);
  const load = async () => ({
    keys: keysIn({ keys: await own.keys() }),
    freshMs: ownFreshMs,
  });
  const keys = new IssuerKeys({ load, clock, failed: failedFor(issuer) });
  const ours = new Set([audience(publicUrl)]);
  all.set(issuer, { issuer, isOwn: true, audiences: ours, types: ownTypes, keys });
  return all;
}
