import type { Tx } from '../../mutation.ts';

const tables = [
  'directory_password',
  'directory_totp',
  'directory_recovery_code',
  'directory_guess',
  'directory_known_address',
] as const;

/** Forgets all by which somebody could prove who he is, and what is known of how he did. */
export async function forgetProof({ db }: Tx, userId: string): Promise<void> {
  for (const table of tables) await db.deleteFrom(table).where('user_id', '=', userId).execute();
}
