import { isAgentRole } from '@hawser/core/identity/agent-roles';
import type { Clock } from '@hawser/core/clock';
import type { KnownCaller } from '../access/shut-out.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** The agent whose certificate has that fingerprint; undefined where there is none. */
export async function identifyAgent(
  fingerprint: string,
  { store, clock }: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
): Promise<KnownCaller | undefined> {
  const { rows } = await store.read(async (db) => select(db, { fingerprint }));
  const [row] = rows;
  // One of a newer Hawser may do nothing here.
  if (row === undefined || !isAgentRole(row.role)) return undefined;
  return {
    caller: {
      kind: 'agent',
      id: row.id,
      name: row.name,
      roles: [],
      sids: [],
      multiFactor: true,
      agent: row.role,
    },
    isLetIn: row.revoked === null && row.not_after > clock.now(),
  };
}

const select = statement((db, { fingerprint }: { fingerprint: string }) =>
  db
    .selectFrom('agent_certificate')
    .innerJoin('agent', 'agent.id', 'agent_certificate.agent')
    .select([
      'agent.id',
      'agent.name',
      'agent.role',
      'agent.revoked',
      'agent_certificate.not_after',
    ])
    .where('agent_certificate.fingerprint', '=', fingerprint),
);
