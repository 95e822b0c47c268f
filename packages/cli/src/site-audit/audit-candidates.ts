import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { property } from '@hawser/command/output/columns';

/** So many records tell who is about, and what is asked for. */
const most = 200;

/** Who has done something lately, for whoever presses Tab. */
export async function actors(query: CompletionQuery): Promise<readonly Candidate[]> {
  const names = new Map<string, string>();
  for (const record of await lately(query)) {
    const actor = property(record, 'actor');
    const [name, kind] = [property(actor, 'name'), property(actor, 'kind')];
    if (typeof name === 'string' && name !== '') names.set(name, String(kind));
  }
  return [...names].map(([value, says]) => ({ value, says }));
}

/** What was asked for lately. */
export async function calls(query: CompletionQuery): Promise<readonly Candidate[]> {
  const names = (await lately(query)).map((record) => property(record, 'call'));
  return [...new Set(names)].filter((name) => typeof name === 'string').map((value) => ({ value }));
}

/** Read by hand, as other candidates are: what checks the answers of a site takes long to load. */
async function lately({ profile, signal }: CompletionQuery): Promise<readonly unknown[]> {
  const { openSession } = await import('@hawser/command/invocation/session');
  const { signedInSite } = await import('../sites/signed-in-site.ts');
  const { askSite } = await import('@hawser/core/api/site-request');
  const session = await openSession(profile === undefined ? {} : { profile }, process.env);
  const site = await signedInSite(session);
  const path = `/admin/v1/audit-records?limit=${most}`;
  const { status, text } = await askSite(site, { method: 'GET', path, signal });
  const items = status === 200 ? property(JSON.parse(text) as unknown, 'items') : [];
  return Array.isArray(items) ? items.map((item: unknown) => item) : [];
}
