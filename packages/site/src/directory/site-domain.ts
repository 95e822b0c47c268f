import { createHash } from 'node:crypto';
import { formatSid } from '@hawser/core/identity/sid';

const ntAuthority = 5;
const domainFollows = 21;

/**
 * The security identifier of somebody of the site's own: that of its domain, which follows from the
 * site's id, so that replicas and a restored backup have the same, and a number.
 */
export function sidInSite(siteId: string, number: number): string {
  const digest = createHash('sha256').update(siteId).digest();
  const domain = [0, 4, 8].map((at) => digest.readUInt32BE(at));
  return formatSid({ authority: ntAuthority, parts: [domainFollows, ...domain, number] });
}
