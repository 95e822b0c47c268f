import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../mutation.ts';

/** The id of a security descriptor, which is kept once for all printers that have it; null for none. */
export async function keepDescriptor(
  { db, engine }: Pick<Tx, 'db' | 'engine'>,
  sddl: string | undefined,
): Promise<number | null> {
  if (sddl === undefined) return null;
  const hash = createHash('sha256').update(sddl).digest('hex');
  const kept = await db
    .selectFrom('security_descriptor')
    .select('id')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (kept !== undefined) return kept.id;
  if (engine === 'postgresql') await takeTurn(db);
  const { id } = await db
    .insertInto('security_descriptor')
    .values({ sddl, hash })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * Who remembers what he made of descriptors looks only whether there is a larger id. So they are shown in
 * the order of their ids, and not one after a larger one.
 */
async function takeTurn(db: Tx['db']): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(descriptorLock)})`.execute(db);
}

/** As that of events. */
const descriptorLock = 0x6861_7773_0003;
