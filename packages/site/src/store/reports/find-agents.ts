import type { AgentRole } from '@hawser/core/identity/agent-roles';
import type { AgentState } from '@hawser/core/identity/agent-states';
import type { Report } from '../report.ts';

export interface AgentSearch {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: AgentRole | undefined;
  readonly state?: AgentState | undefined;
  /** The last id of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly now: number;
}

export interface FoundAgent {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly registration_token: string;
  readonly version: string | null;
  readonly created: number;
  readonly last_seen: number | null;
  /** When it ended its connection, as connectors tell. */
  readonly gone: number | null;
  readonly revoked: number | null;
  /** Of its latest certificate. */
  readonly fingerprint: string | null;
  readonly not_after: number | null;
}

/** Who was heard of so long ago at most is there: it is kept to the minute, and said twice in one. */
export const connectedMs = 150_000;

/** Agents, those that registered last first. */
export const findAgents: Report<AgentSearch, readonly FoundAgent[]> = {
  name: 'find-agents',
  async run(db, { id, name, role, state, after, limit, now }) {
    const since = now - connectedMs;
    const rows = await db
      .selectFrom('agent')
      .leftJoin('agent_certificate', (join) =>
        join
          .onRef('agent_certificate.agent', '=', 'agent.id')
          .on((on) =>
            on(
              'agent_certificate.fingerprint',
              '=',
              on
                .selectFrom('agent_certificate as latest')
                .select('latest.fingerprint')
                .whereRef('latest.agent', '=', 'agent.id')
                .orderBy('latest.not_after', 'desc')
                .orderBy('latest.fingerprint')
                .limit(1),
            ),
          ),
      )
      .select([
        'agent.id',
        'agent.name',
        'agent.role',
        'agent.registration_token',
        'agent.version',
        'agent.created',
        'agent.last_seen',
        'agent.gone',
        'agent.revoked',
        'agent_certificate.fingerprint',
        'agent_certificate.not_after',
      ])
      .$if(id !== undefined, (query) => query.where('agent.id', '=', id ?? ''))
      .$if(name !== undefined, (query) =>
        // Hosts are called the same in any case; SQLite folds that of ASCII alone.
        query.where((eb) =>
          eb.or([
            eb('agent.name', '=', name ?? ''),
            eb(eb.fn<string>('lower', ['agent.name']), '=', name?.toLowerCase() ?? ''),
          ]),
        ),
      )
      .$if(role !== undefined, (query) => query.where('agent.role', '=', role ?? ''))
      .$if(after !== undefined, (query) => query.where('agent.id', '<', after ?? ''))
      .$if(state === 'revoked', (query) => query.where('agent.revoked', 'is not', null))
      .$if(state !== undefined && state !== 'revoked', (query) =>
        query.where('agent.revoked', 'is', null),
      )
      .$if(state === 'ended', (query) => query.where('agent_certificate.not_after', '<=', now))
      .$if(state === 'connected' || state === 'away', (query) =>
        query.where('agent_certificate.not_after', '>', now),
      )
      .$if(state === 'connected', (query) =>
        query.where('agent.last_seen', '>=', since).where('agent.gone', 'is', null),
      )
      .$if(state === 'away', (query) =>
        query.where((or) =>
          or.or([
            or('agent.last_seen', 'is', null),
            or('agent.last_seen', '<', since),
            or('agent.gone', 'is not', null),
          ]),
        ),
      )
      .orderBy('agent.id', 'desc')
      .limit(limit)
      .execute();
    return rows;
  },
};
