import { X509Certificate } from 'node:crypto';
import type { Call } from '@hawser/command/invocation/call';
import { HawserError } from '@hawser/core/errors';
import { chainFor, type MissingIssuer } from '@hawser/core/pki/chain';
import { publicRoots } from '@hawser/core/pki/public-roots';
import { certificateName } from '@hawser/core/pki/certificate-name';
import type { StoredCertificate } from './certificate-store.ts';
import { readTestAuthorities } from './test-authorities.ts';

/** Where the certificates of a chain may come from. */
export interface ChainSources {
  readonly given: readonly X509Certificate[];
  readonly kept: readonly StoredCertificate[];
  /** Asks the places that certificates name for those of their issuers. */
  readonly fetches: boolean;
}

const deepest = 4;
const mostPlaces = 2;

/** The chain of a certificate; where it ends early, that is said. */
export async function findChain(
  leaf: X509Certificate,
  { given, kept, fetches }: ChainSources,
  { signal, warn }: Pick<Call, 'signal' | 'warn'>,
): Promise<readonly X509Certificate[]> {
  const pool = [...given, ...kept.flatMap(certificatesIn)];
  const most = fetches ? deepest : 0;
  let found = chainFor(leaf, pool);
  if (found.missing !== undefined) {
    // Some more to be read, which most have brought themselves.
    pool.push(...(await publicRoots()), ...(await testChains()));
    found = chainFor(leaf, pool);
  }
  for (let depth = 0; found.missing !== undefined && depth < most; depth += 1) {
    const fetched = await issuersAt(placesIn(found.missing), { signal, warn });
    if (fetched.length === 0) break;
    pool.push(...fetched);
    found = chainFor(leaf, pool);
  }
  const { chain, missing } = found;
  if (missing !== undefined) warn(missingText(leaf, missing, fetches));
  return chain;
}

/** Who has issued it here needs not to be given. */
async function testChains(): Promise<readonly X509Certificate[]> {
  const chains = (await readTestAuthorities()).flatMap(({ chain }) => chain);
  return chains.map((pem) => new X509Certificate(pem));
}

function certificatesIn({ certificate, chain }: StoredCertificate): readonly X509Certificate[] {
  return [certificate, ...chain].map((pem) => new X509Certificate(pem));
}

/** Others than these, as ldap://, are for machines of their domain. */
function placesIn({ urls }: MissingIssuer): readonly string[] {
  return urls.filter((url) => /^http:/i.test(url)).slice(0, mostPlaces);
}

async function issuersAt(
  places: readonly string[],
  { signal, warn }: Pick<Call, 'signal' | 'warn'>,
): Promise<readonly X509Certificate[]> {
  const { fetchIssuer } = await import('@hawser/core/pki/fetch-issuer');
  const found: X509Certificate[] = [];
  for (const url of places) {
    try {
      found.push(...(await fetchIssuer(url, signal)));
    } catch (error) {
      if (signal.aborted || !(error instanceof HawserError)) throw error;
      warn(error.message);
    }
  }
  return found;
}

function missingText(leaf: X509Certificate, missing: MissingIssuer, fetches: boolean): string {
  const [place] = placesIn(missing);
  const text = `The chain of ${certificateName(leaf)} ends early: the certificate of "${missing.issuer}" is missing.`;
  if (place === undefined || fetches)
    return `${text} Ask the authority for it; import-certificate takes it.`;
  return `${text} It is at ${place}, where complete-certificate-request -FetchIntermediates fetches it.`;
}
