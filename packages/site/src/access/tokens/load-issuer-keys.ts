import { object } from '@hawser/core/api/public-endpoints';
import { askSite, type SiteAddress, type SiteAnswer } from '@hawser/core/api/site-request';
import { issuerErrors } from './issuer-errors.ts';
import type { LoadedKeys } from './issuer-keys.ts';
import { VerificationKey } from './verification-key.ts';

/** How a directory is reached. */
export type DirectoryReach = Pick<SiteAddress, 'proxy' | 'trustAnchor'>;

const patience = 5000;
const mostKeys = 100;
const minute = 60_000;

/** Asks a directory where its keys are, and for them (OpenID Connect Discovery 1.0). */
export async function loadIssuerKeys(issuer: string, reach: DirectoryReach): Promise<LoadedKeys> {
  const site = { ...reach, url: issuer.replace(/\/$/, '') };
  const ask = async (path: string): Promise<SiteAnswer & { said: Record<string, unknown> }> => {
    const signal = AbortSignal.timeout(patience);
    // A redirection is an answer like any other: nobody is followed to where the setting does not lead.
    const answer = await askSite(site, { path, signal, patience });
    const { status, text } = answer;
    if (status !== 200) {
      throw issuerErrors('wrong', { issuer, reason: `${path} gives status ${status}` });
    }
    return { ...answer, said: object(site, path, text) };
  };
  const { said } = await ask('/.well-known/openid-configuration');
  const { issuer: named, jwks_uri: place } = said;
  if (named !== issuer) {
    const reason = `it calls itself ${typeof named === 'string' ? named.slice(0, 500) : 'nothing'}`;
    throw issuerErrors('wrong', { issuer, reason });
  }
  if (typeof place !== 'string' || URL.parse(place)?.protocol !== 'https:') {
    throw issuerErrors('wrong', { issuer, reason: 'it does not say where its keys are' });
  }
  const { said: set, headers } = await ask(place);
  const keys = keysIn(set);
  if (keys.length === 0) {
    const reason = 'there is none of a known kind and of enough bits';
    throw issuerErrors('no-keys', { issuer, reason });
  }
  return { keys, freshMs: freshness(headers['cache-control']) };
}

/** The keys of a JSON Web Key Set that signatures can be checked with. */
export function keysIn({ keys }: Readonly<Record<string, unknown>>): readonly VerificationKey[] {
  if (!Array.isArray(keys)) return [];
  return keys.slice(0, mostKeys).flatMap((each) => VerificationKey.of(each) ?? []);
}

/** For how long an answer may be kept: what it says, but neither so short nor so long that it harms. */
function freshness(control: SiteAnswer['headers'][string]): number {
  if (typeof control !== 'string') return 10 * minute;
  if (/\bno-(?:store|cache)\b/i.test(control)) return minute;
  const seconds = /\bmax-age=(\d{1,9})\b/i.exec(control)?.[1];
  if (seconds === undefined) return 10 * minute;
  return Math.min(60 * minute, Math.max(minute, Number(seconds) * 1000));
}
