import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { errorTable, HawserError } from '@hawser/core/errors';
import type { Profile } from '@hawser/core/identity/profiles';
import { hasSite } from '@hawser/core/site/hold-site-folder';
import { siteFolderErrors } from '@hawser/core/site/site-folder-errors';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { readTrustAnchor } from '@hawser/command/sign-in/trust-anchor';
import { belongsTo } from '../sites/local-site.ts';

/** @public The reference collects it. */
export const authorityExportErrors = errorTable('authority-export', {
  common: {
    kind: 'not-found',
    message: 'The profile {profile} trusts its site by what the operating system trusts.',
    hint: 'Machines that trust the same need nothing: connect-site without -TrustAnchor. On the machine of the site -DataFolder gives its own authority.',
  },
});

/** The certificates (PEM) by which the site in a data folder can be trusted. */
export async function authorityOfFolder(folder: SiteFolder): Promise<string> {
  const { root, certificates } = folder;
  if (!(await hasSite(folder))) {
    throw siteFolderErrors('empty', { folder: root }, { target: root });
  }
  return await readTrustAnchor(join(certificates, 'authority.crt'));
}

/** Those by which the profile in use trusts its site; from the data folder where that is here. */
export async function authorityOfProfile(
  folder: SiteFolder,
  session: Pick<Session, 'profile'>,
): Promise<string> {
  const profile = await session.profile().catch(async (error: unknown) => {
    const isNone = error instanceof HawserError && error.code === 'profile-none';
    if (!isNone || !(await hasSite(folder))) throw error;
    return undefined;
  });
  if (profile === undefined || (await belongsTo(folder, profile))) {
    return await authorityOfFolder(folder);
  }
  return ofProfile(profile);
}

function ofProfile({ name, trustAnchor }: Profile): string {
  if (trustAnchor !== undefined) return trustAnchor;
  throw authorityExportErrors('common', { profile: name }, { target: name });
}

/** Each certificate in a PEM text. */
export function certificatesIn(text: string): readonly X509Certificate[] {
  return text
    .split(/(?=-----BEGIN CERTIFICATE-----)/)
    .filter((block) => block.startsWith('-----BEGIN'))
    .map((block) => new X509Certificate(block));
}
