import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { AgentTable } from '../tables/agent.ts';
import type { Tables } from '../tables/tables.ts';
import { connectedMs } from './find-agents.ts';

type Joined = Pick<Tables, 'output_device' | 'agent'>;

/** For how long a connector that has been told to print for a printer may yet say what it prints on. */
export const comingMs = 15_000;

type ToldConnector = Pick<AgentTable, 'last_seen' | 'gone' | 'revoked'> & {
  /** When it was told. */
  readonly told: number;
};

/** Whether a connector has only just been told to print for a printer, and is there to do so. */
export function isComing(
  { told, last_seen: seen, gone, revoked }: ToldConnector,
  now: number,
): boolean {
  const isConnected = revoked === null && gone === null && seen !== null;
  return isConnected && seen >= now - connectedMs && told > now - comingMs;
}

/**
 * Those devices that somebody speaks for. Of proxies that are no agents nobody knows whether they are
 * there; of others, that they have not ended their connection since they last spoke, and were heard of
 * since then, for which there is `connectedMs`.
 */
export function isThere(
  eb: ExpressionBuilder<Joined, 'output_device' | 'agent'>,
  since: number,
): Expression<SqlBool> {
  return eb.or([
    eb('agent.id', 'is', null),
    eb.and([
      eb('agent.revoked', 'is', null),
      eb.or([eb('agent.gone', 'is', null), eb('agent.gone', '<', eb.ref('output_device.seen'))]),
      eb.or([eb('agent.last_seen', '>=', since), eb('output_device.seen', '>=', since)]),
    ]),
  ]);
}
