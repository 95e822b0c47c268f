import { issueAuthority } from '@hawser/core/pki/issue-authority';
import type { SiteAuthority } from '../../src/certificates/site-authority.ts';

export const day = 86_400_000;

/** The time at which the tests of certificates begin, in whole seconds. */
export const start = Date.UTC(2027, 3, 5);

/** An authority as a site has one. */
export async function newAuthority(years = 20): Promise<SiteAuthority> {
  return issueAuthority({
    name: 'Hawser site of a test',
    notBefore: new Date(start),
    notAfter: new Date(start + years * 365 * day),
  });
}
