import { X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { readDocument } from '@hawser/core/files/document';
import { replaceText } from '@hawser/core/files/replace-text';
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
}

export interface KeptAdmin {
  /** Of which site: another database in the same data folder is another one, which knows nobody yet. */
  readonly site: string;
  readonly profile: string;
  readonly url: string;
  /** ISO 8601. */
  readonly from: string;
  readonly until: string;
}

const renewMs = 30 * 86_400_000;

/**
 * Makes the admin certificate at the first start, and again where it ends within a month. It is
 * remembered only once it is kept: a start that is cut short makes another one.
 */
export async function provideAdmin({
  path,
  url,
  authority,
  store,
  clock,
  administrator,
}: AdminAccessOptions): Promise<KeptAdmin & { readonly isNew: boolean }> {
  const before = await readKeptAdmin(path);
  const site = store.site.id;
  // First, so that what is kept below gets the same profile and not another one beside it.
  if (before !== undefined && before.url !== url) {
    await administrator.moved(before.profile, before.url, url);
    await write(path, { ...before, url });
  }
  if (before?.site === site && Date.parse(before.until) - clock.now() > renewMs) {
    return { ...before, url, isNew: false };
  }
  const { certificate, key } = await issueAdminCertificate({ store, authority, clock });
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

/** What a start has kept in this data folder; undefined where none ever came to its end. */
export async function readKeptAdmin(path: string): Promise<KeptAdmin | undefined> {
  return await readDocument(path, parse);
}

async function write(path: string, kept: KeptAdmin): Promise<void> {
  await replaceText(path, `${JSON.stringify(kept, undefined, 2)}\n`);
}

function parse(value: unknown): KeptAdmin {
  const { site, profile, url, from, until } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof site !== 'string') throw new Error('"site" is not a text');
  if (typeof profile !== 'string') throw new Error('"profile" is not a text');
  if (typeof url !== 'string') throw new Error('"url" is not a text');
  return { site, profile, url, from: time(from, 'from'), until: time(until, 'until') };
}

function time(value: unknown, name: string): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
  throw new Error(`"${name}" is not a time`);
}
