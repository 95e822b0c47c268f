import type { SiteAddress } from '@hawser/core/api/site-request';
import { namedAgentErrors } from './agent-errors.ts';
import { allAgents } from './all-agents.ts';

/** The ids of the agents that somebody means by ids and names, and what is shown for each. */
export async function meantAgents(
  site: SiteAddress,
  words: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const meant = new Map(words.filter(isId).map((each) => [each, each]));
  for (const name of words.filter((word) => !isId(word))) {
    const known = meant.size;
    for await (const agent of allAgents(site, { name }, signal)) {
      if (agent.revoked === null) meant.set(agent.id, `${name} (${agent.id})`);
    }
    if (meant.size === known) throw namedAgentErrors('unknown-name', { name }, { target: name });
  }
  return meant;
}

function isId(word: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word);
}
