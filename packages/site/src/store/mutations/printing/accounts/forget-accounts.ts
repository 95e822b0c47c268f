import type { Mutation } from '../../../mutation.ts';
import { lastHourOver } from './count-use.ts';

/** Forgets who has nothing here any more, and what was printed before yesterday; tells how much that was. */
export const forgetPrintAccounts: Mutation<{ readonly most: number }, number> = {
  name: 'forget-print-accounts',
  async run({ db, at }, { most }) {
    const accounts = await db
      .selectFrom('print_account')
      .select(['owner', 'printer'])
      .where('open_jobs', '=', 0)
      .where('octets', '=', 0)
      .limit(most)
      .execute();
    for (const { owner, printer } of accounts) {
      await db
        .deleteFrom('print_account')
        .where('owner', '=', owner)
        .where('printer', '=', printer)
        .execute();
    }
    const uses = await db
      .selectFrom('print_use')
      .select(['owner', 'hour'])
      .where('hour', '<=', lastHourOver(at))
      .limit(most - accounts.length)
      .execute();
    for (const { owner, hour } of uses) {
      await db
        .deleteFrom('print_use')
        .where('owner', '=', owner)
        .where('hour', '=', hour)
        .execute();
    }
    return accounts.length + uses.length;
  },
};
