import type { Answered } from '@hawser/core/api/contract';
import type { listAgents } from '@hawser/core/api/contracts/agents';
import type { Clock } from '@hawser/core/clock';
import type { AgentState } from '@hawser/core/identity/agent-states';
import { revokeAgent } from '../store/mutations/agents/revoke-agent.ts';
import {
  type AgentSearch,
  connectedMs,
  findAgents,
  type FoundAgent,
} from '../store/reports/find-agents.ts';
import type { Store } from '../store/store.ts';
import { agentErrors } from './agent-errors.ts';
import { knownRole } from './registration-tokens.ts';

type Page = Answered<typeof listAgents>;
type Agent = Page['items'][number];

/** The agents of the site, as administrators see them. */
export interface Agents {
  list(search: Omit<AgentSearch, 'now' | 'id'>): Promise<Page>;
  get(id: string): Promise<Agent>;
  revoke(change: Store['mutate'], id: string): Promise<Agent>;
}

export function agentsOf({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: Clock;
}): Agents {
  const get = async (id: string): Promise<Agent> => {
    const now = clock.now();
    const [row] = await store.report(findAgents, { id, limit: 1, now });
    if (row === undefined) throw agentErrors('not-found', { agent: id }, { target: id });
    return shown(row, now);
  };
  return {
    async list(search) {
      const now = clock.now();
      const rows = await store.report(findAgents, { ...search, now });
      const items = rows.map((row) => shown(row, now));
      return { items, next: items.length < search.limit ? null : (items.at(-1)?.id ?? null) };
    },
    get,
    async revoke(change, id) {
      await get(id);
      await change(revokeAgent, { id });
      return await get(id);
    },
  };
}

function shown(row: FoundAgent, now: number): Agent {
  return {
    id: row.id,
    name: row.name,
    role: knownRole(row.role),
    state: stateOf(row, now),
    version: row.version,
    created: new Date(row.created).toISOString(),
    lastSeen: time(row.last_seen),
    until: time(row.not_after),
    fingerprint: row.fingerprint,
    registeredBy: row.registration_token,
    revoked: time(row.revoked),
  };
}

function stateOf(
  { revoked, not_after: end, last_seen: seen, gone }: FoundAgent,
  now: number,
): AgentState {
  if (revoked !== null) return 'revoked';
  if (end === null || end <= now) return 'ended';
  return seen !== null && seen >= now - connectedMs && gone === null ? 'connected' : 'away';
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
