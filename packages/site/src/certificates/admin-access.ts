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

/** Puts it where only the administrator gets at it, and tells where that is. */
export type KeepAdmin = (access: AdminAccess) => Promise<string>;

export interface AdminAccessOptions {
  /** Where is remembered that there is one. */
  readonly path: string;
  readonly url: string;
  readonly authority: SiteAuthority;
  readonly store: Store;
  readonly clock: Clock;
  readonly keep: KeepAdmin;
}

export interface KeptAdmin {
  readonly profile: string;
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
  keep,
}: AdminAccessOptions): Promise<KeptAdmin & { readonly isNew: boolean }> {
  const before = await readDocument(path, parse);
  if (before !== undefined && Date.parse(before.until) - clock.now() > renewMs) {
    return { ...before, isNew: false };
  }
  const { certificate, key } = await issueAdminCertificate({ store, authority, clock });
  const profile = await keep({ url, authority: authority.certificate, certificate, key });
  const { validFromDate, validToDate } = new X509Certificate(certificate);
  const kept = { profile, from: validFromDate.toISOString(), until: validToDate.toISOString() };
  await replaceText(path, `${JSON.stringify(kept, undefined, 2)}\n`);
  return { ...kept, isNew: true };
}

function parse(value: unknown): KeptAdmin {
  const { profile, from, until } = value as Readonly<Record<string, unknown>>;
  if (typeof profile !== 'string') throw new Error('"profile" is not a text');
  return { profile, from: time(from, 'from'), until: time(until, 'until') };
}

function time(value: unknown, name: string): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
  throw new Error(`"${name}" is not a time`);
}
