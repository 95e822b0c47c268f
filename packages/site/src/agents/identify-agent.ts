import { isAgentRole } from '@hawser/core/identity/agent-roles';
import type { Clock } from '@hawser/core/clock';
import type { Caller } from '../access/caller.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** The agent whose certificate has that fingerprint; undefined where there is none, or none any more. */
export async function identifyAgent(
  fingerprint: string,
  { store, clock }: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
): Promise<Caller | undefined> {
  const { rows } = await store.read(async (db) => select(db, { fingerprint }));
  const [row] = rows;
  if (row === undefined || row.revoked !== null || row.not_after <= clock.now()) return undefined;
  // One of a newer Hawser may do nothing here.
  if (!isAgentRole(row.role)) return undefined;
  return {
    kind: 'agent',
    id: row.id,
    name: row.name,
    roles: [],
    sids: [],
    multiFactor: true,
    agent: row.role,
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
