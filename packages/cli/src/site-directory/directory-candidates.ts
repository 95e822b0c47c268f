import { property } from '@hawser/command/output/columns';
import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

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

async function names(list: Listed, query: CompletionQuery): Promise<readonly Candidate[]> {
  const search = new URLSearchParams({ limit: String(most), filter: query.word.slice(0, 200) });
  const found = await listedForCompletion(query, `/admin/v1/${list}?${search.toString()}`);
  return found.flatMap((item): readonly Candidate[] => {
    const name = property(item, 'name');
    const says = property(item, 'displayName') ?? property(item, 'description');
    if (typeof name !== 'string') return [];
    return [typeof says === 'string' && says !== '' ? { value: name, says } : { value: name }];
  });
}
