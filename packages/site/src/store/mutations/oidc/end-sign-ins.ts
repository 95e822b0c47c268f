import type { Tx } from '../../mutation.ts';
import { endSessions } from './end-sessions.ts';

/**
 * For mutations after which nobody is to go on who has signed in as that user before, or is about to:
 * his sessions in browsers end, what he has granted programs, and what has come as far as his
 * password. That his access has changed they tell themselves.
 */
export async function endSignIns(tx: Tx, userId: string): Promise<void> {
  await endSessions(tx, { account: userId });
  await tx.db.deleteFrom('oidc_record').where('account_id', '=', userId).execute();
}
