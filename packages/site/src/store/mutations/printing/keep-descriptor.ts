import { createHash } from 'node:crypto';
import type { Tx } from '../../mutation.ts';

/** The id of a security descriptor, which is kept once for all printers that have it; null for none. */
export async function keepDescriptor(
  { db }: Pick<Tx, 'db'>,
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
  const { id } = await db
    .insertInto('security_descriptor')
    .values({ sddl, hash })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
