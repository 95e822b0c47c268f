import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Given } from '@hawser/core/api/contract';
import { listAgents } from '@hawser/core/api/contracts/agents';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { allPages } from './all-pages.ts';

export type Agent = Answered<typeof listAgents>['items'][number];

const pageSize = 200;

/** The agents of a site, those that registered last first. */
export function allAgents(
  site: SiteAddress,
  search: Omit<Given<typeof listAgents>['query'], 'after' | 'limit'>,
  signal: AbortSignal,
): AsyncGenerator<Agent, void> {
  return allPages(async (after) => {
    const query = { ...search, ...(after === undefined ? {} : { after }), limit: pageSize };
    return await callSite(site, listAgents, { query }, { signal });
  });
}
