import { property } from '@hawser/command/output/columns';
import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';

/** So many as somebody looks through. */
const most = 50;

type Listed = 'users' | 'groups' | 'clients';

export async function userNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await names('users', query);
}

export async function groupNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await names('groups', query);
}

export async function clientNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await names('clients', query);
}

/** Whoever can be in a group. */
export async function memberNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await anyOf(['users', 'groups'], query);
}

/** Whoever can have a role. */
export async function holderNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await anyOf(['users', 'groups', 'clients'], query);
}

async function anyOf(
  lists: readonly Listed[],
  query: CompletionQuery,
): Promise<readonly Candidate[]> {
  const found = await Promise.all(lists.map(async (list) => names(list, query)));
  const named = new Map(found.flat().map((each) => [each.value, each]));
  return [...named.values()];
}

async function names(
  list: Listed,
  { word, profile, signal }: CompletionQuery,
): Promise<readonly Candidate[]> {
  const { openSession } = await import('@hawser/command/invocation/session');
  const { signedInSite } = await import('../sites/signed-in-site.ts');
  const { askSite } = await import('@hawser/core/api/site-request');
  const session = await openSession(profile === undefined ? {} : { profile }, process.env);
  const site = await signedInSite(session);
  const query = new URLSearchParams({ limit: String(most), filter: word.slice(0, 200) });
  const path = `/admin/v1/${list}?${query.toString()}`;
  const { status, text } = await askSite(site, { method: 'GET', path, signal });
  return status === 200 ? namesIn(text) : [];
}

/**
 * Read by hand: to load what checks the answers of a site takes half of the time that somebody who
 * presses Tab waits for.
 */
function namesIn(text: string): readonly Candidate[] {
  const answer: unknown = JSON.parse(text);
  const items = property(answer, 'items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown): readonly Candidate[] => {
    const name = property(item, 'name');
    const says = property(item, 'displayName') ?? property(item, 'description');
    if (typeof name !== 'string') return [];
    return [typeof says === 'string' && says !== '' ? { value: name, says } : { value: name }];
  });
}
