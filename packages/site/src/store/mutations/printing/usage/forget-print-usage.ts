import type { Mutation } from '../../../mutation.ts';

export interface UsageToForget {
  /** The first day that is still known. */
  readonly before: number;
  readonly most: number;
}

/** Forgets what was printed long ago; tells how many rows that were. */
export const forgetPrintUsage: Mutation<UsageToForget, number> = {
  name: 'forget-print-usage',
  async run({ db }, { before, most }) {
    const rows = await db
      .selectFrom('print_day')
      .select(['day', 'owner', 'printer'])
      .where('day', '<', before)
      .limit(most)
      .execute();
    for (const { day, owner, printer } of rows) {
      await db
        .deleteFrom('print_day')
        .where('day', '=', day)
        .where('owner', '=', owner)
        .where('printer', '=', printer)
        .execute();
    }
    return rows.length;
  },
};
