import { createHash, type X509Certificate } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import { isRole } from '@hawser/core/identity/roles';
import { identifyAgent } from '../agents/identify-agent.ts';
import type { KnownCaller } from '../access/shut-out.ts';
import type { Store } from '../store/store.ts';
import { statement } from '../store/statement.ts';

/**
 * Whose certificate it is, by its fingerprint, that a caller has shown, and has proved in the TLS handshake to have the
 * key of; undefined where the site has not issued it.
 */
export async function identifyCaller(
  fingerprint: string,
  { store, clock }: { readonly store: Pick<Store, 'read'>; readonly clock: Clock },
): Promise<KnownCaller | undefined> {
  const { rows } = await store.read(async (db) => select(db, { fingerprint }));
  const [row] = rows;
  if (row === undefined) return await identifyAgent(fingerprint, { store, clock });
  // A role of a newer Hawser is none here.
  const roles = [row.role].filter(isRole);
  return {
    caller: {
      kind: 'certificate',
      id: fingerprint,
      name: row.name,
      roles,
      sids: [],
      multiFactor: true,
    },
    isLetIn: row.revoked === null && row.not_after > clock.now(),
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
