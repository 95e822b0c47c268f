import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';

/** Whether what a person has granted a program has neither been taken back nor ended. */
export async function grantHolds(
  store: Pick<Store, 'read'>,
  grant: string,
  now: number,
): Promise<boolean> {
  const { rows } = await store.read(async (db) => select(db, { grant }));
  return rows.some(({ expires }) => expires > now);
}

const select = statement((db, { grant }: { readonly grant: string }) =>
  db
    .selectFrom('oidc_record')
    .select('expires')
    .where('grant_id', '=', grant)
    .where('model', '=', 'Grant'),
);
