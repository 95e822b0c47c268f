import type { Session } from '@hawser/command/invocation/session';
import type { SiteAddress } from '@hawser/core/api/site-request';

/**
 * Whether somebody names himself. Only people of the site's own directory can: those of another one may
 * have the names of others here.
 */
export async function isOwn(
  site: SiteAddress,
  named: string,
  { session, signal }: { readonly session: Session; readonly signal: AbortSignal },
): Promise<boolean> {
  const { issuer, signIn } = await session.profile();
  if (issuer !== undefined || signIn === 'certificate') return false;
  const { callSite } = await import('@hawser/core/api/call-site');
  const { getCaller } = await import('@hawser/core/api/contracts/site');
  const { kind, name, id } = await callSite(site, getCaller, {}, { signal });
  const own = [name, id.slice(id.lastIndexOf('#') + 1)].map(comparable);
  return kind === 'user' && own.includes(comparable(named));
}

/** As the site compares names. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Whom somebody means who is not himself; undefined for his own. */
export async function otherPerson(
  site: SiteAddress,
  named: string | undefined,
  by: { readonly session: Session; readonly signal: AbortSignal },
): Promise<string | undefined> {
  return named === undefined || (await isOwn(site, named, by)) ? undefined : named;
}
