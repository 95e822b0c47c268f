import { accessChanged } from '../../../directory/access-changed.ts';
import type { Tx } from '../../mutation.ts';
import { endSessions } from '../oidc/end-sessions.ts';

/**
 * For mutations that change by what somebody proves who he is: whoever had signed in as him by what
 * held before has to do it again. The last thing they do.
 */
export async function proofChanged(tx: Tx, userId: string): Promise<void> {
  await endSessions(tx, { account: userId });
  // Whoever is just signing in, and has to choose another password for it, goes on.
  await tx.db
    .deleteFrom('oidc_record')
    .where('account_id', '=', userId)
    .where('model', '!=', 'Interaction')
    .execute();
  await accessChanged(tx, userId);
}
