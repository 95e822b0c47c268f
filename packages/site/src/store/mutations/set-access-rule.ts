import { accessChanged } from '../../directory/access-changed.ts';
import type { Mutation } from '../mutation.ts';

export interface WantedRule {
  readonly kind: 'role' | 'service';
  readonly name: string;
  readonly requireMultiFactor: boolean;
}

type State = Pick<WantedRule, 'requireMultiFactor'>;

/** Has a role or a service need more than one factor, or no more; tells how it was and how it is. */
export const setAccessRule: Mutation<
  WantedRule,
  { readonly before: State; readonly after: State }
> = {
  name: 'set-access-rule',
  async run(tx, { kind, name, requireMultiFactor }) {
    const { db, at } = tx;
    const change = requireMultiFactor
      ? db
          .insertInto('access_rule')
          .values({ kind, name, created: at })
          .onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing())
          .executeTakeFirstOrThrow()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : db
          .deleteFrom('access_rule')
          .where('kind', '=', kind)
          .where('name', '=', name)
          .executeTakeFirstOrThrow()
          .then(({ numDeletedRows }) => numDeletedRows);
    const isChanged = (await change) === 1n;
    if (isChanged) await accessChanged(tx);
    const before = isChanged ? !requireMultiFactor : requireMultiFactor;
    return { before: { requireMultiFactor: before }, after: { requireMultiFactor } };
  },
};
