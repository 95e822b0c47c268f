import type { Tx } from '../../mutation.ts';

/** Those that somebody had before work no more. */
export async function replaceRecoveryCodes(
  { db }: Tx,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('directory_recovery_code').where('user_id', '=', userId).execute();
  if (hashes.length === 0) return;
  await db
    .insertInto('directory_recovery_code')
    .values(hashes.map((hash) => ({ user_id: userId, hash })))
    .execute();
}
