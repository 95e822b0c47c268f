import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { withLock } from '@hawser/core/files/lock';
import { makeFolder } from '@hawser/core/files/make-folder';
import { readText } from '@hawser/core/files/read-text';
import { replaceText } from '@hawser/core/files/replace-text';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { siteAuthorityErrors } from './site-authority-errors.ts';
import type { ServerCertificate } from '@hawser/core/site/server-certificate';
import type { ServerNames } from './server-names.ts';
import type { SiteAuthority } from './site-authority.ts';
import { type StoredPair, unfitness } from './unfitness.ts';

export interface OwnServerCertificateOptions {
  /** Where it is kept: server.crt, server.key and authority.crt. */
  readonly folder: string;
  readonly authority: SiteAuthority;
  readonly names: ServerNames;
  readonly clock: Clock;
}

export interface OwnServerCertificate extends ServerCertificate {
  /** Why a new one was issued; undefined where the one of before was kept. */
  readonly issuedBecause: string | undefined;
}

const lifetime = 90 * 86_400_000;

/** The server certificate of this replica: the one that it has, or a new one where that does not do. */
export async function ownServerCertificate(
  options: OwnServerCertificateOptions,
): Promise<OwnServerCertificate> {
  const { folder, authority, names, clock } = options;
  const path = join(folder, 'server.crt');
  const keyPath = join(folder, 'server.key');
  const authorityPath = join(folder, 'authority.crt');
  await makeFolder(folder, 0o700).catch((error: unknown) => {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  });
  return withLock(path, async () => {
    if ((await readOwn(authorityPath)) !== authority.certificate) {
      await replaceText(authorityPath, authority.certificate);
    }
    const stored = { chain: await readOwn(path), key: await readOwn(keyPath) };
    const issuedBecause = unfitness(stored, { authority, names, now: clock.now() });
    if (issuedBecause === undefined) return shown(path, stored, undefined);
    const issued = await issue(options);
    // The power may go between the two. Then they do not fit, and the next start issues anew.
    await replaceText(keyPath, issued.key);
    await replaceText(path, issued.chain);
    return shown(path, issued, issuedBecause);
  });
}

function shown(
  path: string,
  { chain, key }: StoredPair,
  issuedBecause: string | undefined,
): OwnServerCertificate {
  return { path, chain, key, certificate: new X509Certificate(chain), issuedBecause };
}

async function issue({
  authority,
  names: { dnsNames, ipAddresses },
  clock,
}: OwnServerCertificateOptions): Promise<StoredPair> {
  const notBefore = new Date(clock.now());
  const end = new X509Certificate(authority.certificate).validToDate;
  if (end <= notBefore) throw siteAuthorityErrors('ended', { until: end.toISOString() });
  // Nobody trusts it for longer than its authority.
  const notAfter = new Date(Math.min(clock.now() + lifetime, end.getTime()));
  const { certificate, key } = await issueCertificate(authority, {
    // For people only; a common name holds 64 characters.
    commonName: dnsNames.find((name) => name.length <= 64) ?? 'Hawser site',
    dnsNames,
    ipAddresses,
    usage: 'server',
    notBefore,
    notAfter,
  });
  return { chain: certificate + authority.certificate, key };
}

/** What the file holds; nothing where it is not there, or holds what nobody can have meant. */
async function readOwn(path: string): Promise<string> {
  try {
    return (await readText(path, { limit: 64 * 1024, secret: path.endsWith('.key') })) ?? '';
  } catch (error) {
    if (error instanceof HawserError && damage.has(error.code)) return '';
    throw error;
  }
}

const damage = new Set(['file-malformed', 'file-too-large']);
