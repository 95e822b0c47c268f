import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../tables/tables.ts';

type Joined = Pick<Tables, 'output_device' | 'agent'>;

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
