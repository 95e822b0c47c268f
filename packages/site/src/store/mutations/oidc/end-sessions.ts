import type { Tx } from '../../mutation.ts';

/**
 * Ends sessions of browsers. Of each something stays until it would have ended: a request that came
 * before, and takes its time, keeps its session again when it is over, and would bring it back.
 */
export async function endSessions(
  { db, at }: Tx,
  whose: { readonly account: string } | { readonly id: string },
): Promise<void> {
  const sessions = db
    .updateTable('oidc_record')
    .set({ payload: new Uint8Array(), uid: null, account_id: null, consumed: at })
    .where('model', '=', 'Session');
  await (
    'id' in whose
      ? sessions.where('id', '=', whose.id)
      : sessions.where('account_id', '=', whose.account)
  ).execute();
}
