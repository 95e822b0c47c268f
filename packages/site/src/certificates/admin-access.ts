import { X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { replaceText } from '@hawser/core/files/replace-text';
import { type KeptAdmin, readKeptAdmin } from '@hawser/core/site/kept-admin';
import type { Change } from '../audit/change.ts';
import type { Store } from '../store/store.ts';
import { issueAdminCertificate } from './admin-certificate.ts';
import type { SiteAuthority } from './site-authority.ts';

/** What somebody needs to administer the site from this machine. */
export interface AdminAccess {
  /** Where callers with certificates are answered. */
  readonly url: string;
  /** PEM. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Whoever administers the site from this machine. */
export interface Administrator {
  /** Puts the access where only he gets at it, and tells by which profile he has it. */
  keep(access: AdminAccess): Promise<string>;
  /** Whether the profile still has it, and leads to that address. */
  has(profile: string, url: string): Promise<boolean>;
  /** Is told that the site is reached elsewhere than before. */
  moved(profile: string, from: string, to: string): Promise<void>;
}

export interface AdminAccessOptions {
  /** Where is remembered that there is one. */
  readonly path: string;
  readonly url: string;
  readonly authority: SiteAuthority;
  readonly store: Store;
  readonly clock: Clock;
  readonly administrator: Administrator;
  readonly change: Change;
}

const renewMs = 30 * 86_400_000;

/**
 * Makes the admin certificate at the first start, and again where it ends within a month or its profile
 * is gone. It is remembered only once it is kept: a start that is cut short makes another one.
 */
export async function provideAdmin({
  path,
  url,
  authority,
  store,
  clock,
  administrator,
  change,
}: AdminAccessOptions): Promise<KeptAdmin & { readonly isNew: boolean }> {
  const before = await readKeptAdmin(path);
  const site = store.site.id;
  // First, so that what is kept below gets the same profile and not another one beside it.
  if (before !== undefined && before.url !== url) {
    await administrator.moved(before.profile, before.url, url);
    await write(path, { ...before, url });
  }
  const holds = before?.site === site && Date.parse(before.until) - clock.now() > renewMs;
  if (holds && (await administrator.has(before.profile, url))) {
    return { ...before, url, isNew: false };
  }
  const { certificate, key } = await issueAdminCertificate({ store, authority, clock, change });
  const profile = await administrator.keep({
    url,
    authority: authority.certificate,
    certificate,
    key,
  });
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const kept = {
    site,
    profile,
    url,
    from: validFromDate.toISOString(),
    until: validToDate.toISOString(),
  };
  await write(path, kept);
  return { ...kept, isNew: true };
}

async function write(path: string, kept: KeptAdmin): Promise<void> {
  await replaceText(path, `${JSON.stringify(kept, undefined, 2)}\n`);
}
