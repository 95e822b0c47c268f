import { allows } from '@hawser/core/identity/roles';
import { wellKnownSids } from '@hawser/core/printing/access/sid-aliases';
import type { Caller } from '../access/caller.ts';
import { sidInSite } from '../directory/site-domain.ts';

const domainUsers = 513;

/** Of people and groups of a domain, or of Entra. Those of a machine another directory cannot give. */
const ofDirectory = /^S-1-(?:5-21|12-1)-/;

/**
 * Whom security descriptors take somebody for: himself, the groups that he is in, and what whoever has signed in
 * over the network is; by the role that goes with it an administrator, or an operator of printers.
 */
export function sidsOfCaller(caller: Caller, siteId: string): ReadonlySet<string> {
  const { sids, kind } = caller;
  const given = sids.filter((sid) => ofDirectory.test(sid));
  const all = new Set([
    ...given,
    wellKnownSids.everyone,
    wellKnownSids.authenticatedUsers,
    wellKnownSids.network,
    wellKnownSids.users,
  ]);
  const ofSite = sidInSite(siteId, 0).replace(/0$/, '');
  if (kind === 'user' && given.some((sid) => sid.startsWith(ofSite))) {
    all.add(`${ofSite}${domainUsers}`);
  }
  if (allows(caller.roles, 'Site.Admin')) all.add(wellKnownSids.administrators);
  if (allows(caller.roles, 'Printers.Publish')) all.add(wellKnownSids.printOperators);
  return all;
}
