import { createHash, type X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { isRole } from '@hawser/core/identity/roles';
import { identifyAgent } from '../agents/identify-agent.ts';
import type { Caller } from '../access/caller.ts';
import type { Store } from '../store/store.ts';
import { statement } from '../store/statement.ts';

/**
 * Whose certificate it is, by its fingerprint, that a caller has shown, and has proved in the TLS handshake to have the
 * key of; undefined where the site does not know it, or does not take it any more.
 */
export async function identifyCaller(
  fingerprint: string,
  { store, clock }: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
): Promise<Caller | undefined> {
  const { rows } = await store.read(async (db) => select(db, { fingerprint }));
  const [row] = rows;
  if (row === undefined) return await identifyAgent(fingerprint, { store, clock });
  if (row.revoked !== null || row.not_after <= clock.now()) return undefined;
  // A role of a newer Hawser is none here.
  const roles = [row.role].filter(isRole);
  return {
    kind: 'certificate',
    id: fingerprint,
    name: row.name,
    roles,
    sids: [],
    multiFactor: true,
  };
}

/** SHA-256, in lower-case hexadecimal digits. */
export function fingerprintOf({ raw }: X509Certificate): string {
  return createHash('sha256').update(raw).digest('hex');
}

const select = statement((db, { fingerprint }: { fingerprint: string }) =>
  db
    .selectFrom('client_certificate')
    .select(['name', 'role', 'not_after', 'revoked'])
    .where('fingerprint', '=', fingerprint),
);
