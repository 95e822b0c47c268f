import type { Tx } from '../../mutation.ts';

/**
 * For mutations after which nobody is to go on who has signed in as that user before: his sessions in
 * browsers end, and what he has granted programs. That his access has changed they tell themselves.
 */
export async function endSignIns({ db }: Tx, userId: string): Promise<void> {
  await db.deleteFrom('oidc_record').where('account_id', '=', userId).execute();
}
