import { sidInSite } from '../../../directory/site-domain.ts';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** As in a domain of Windows, where those below have a meaning. */
const first = 1000;

/** A security identifier that nobody has had, and nobody else gets. */
export async function nextSid({ db }: Tx): Promise<string> {
  const { rows } = await take(db, { next: first + 1 });
  const site = await db.selectFrom('site').select('id').executeTakeFirstOrThrow();
  return sidInSite(site.id, (rows[0]?.next ?? Number.NaN) - 1);
}

const take = statement((db, { next }: { readonly next: number }) =>
  db
    .insertInto('directory_rid')
    .values({ id: 1, next })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ next: eb('directory_rid.next', '+', 1) })),
    )
    .returning('next'),
);
