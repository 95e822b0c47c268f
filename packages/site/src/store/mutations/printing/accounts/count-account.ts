import { sql } from 'kysely';
import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintAccountTable } from '../../../tables/print-account.ts';

/** What somebody has more, or less, than before. */
export interface AccountChange {
  readonly owner: string;
  readonly printer: string;
  readonly jobs: number;
  readonly octets: number;
}

/** What somebody has. */
export interface Account {
  /** Jobs that are not over at the printer in question, and at all of them. */
  readonly jobsHere: number;
  readonly jobs: number;
  readonly octets: number;
}

/** Keeps right what somebody has, and tells it. Everything of it is one look by a key, however much he has. */
export async function countAccount(
  { db }: Pick<Tx, 'db'>,
  change: AccountChange,
): Promise<Account> {
  return accountIn((await count(db, change)).rows);
}

/** What somebody has, as it is now. */
export async function selectAccount(
  { db }: Pick<Tx, 'db'>,
  key: Pick<AccountChange, 'owner' | 'printer'>,
): Promise<Account> {
  return accountIn((await select(db, key)).rows);
}

/** The row of all printers together. */
const everywhere = '';

function accountIn(
  rows: readonly Pick<PrintAccountTable, 'printer' | 'open_jobs' | 'octets'>[],
): Account {
  const all = rows.find(({ printer }) => printer === everywhere);
  const here = rows.find(({ printer }) => printer !== everywhere);
  return { jobsHere: here?.open_jobs ?? 0, jobs: all?.open_jobs ?? 0, octets: all?.octets ?? 0 };
}

// Always in the same order, so that two who count the same on PostgreSQL wait for one another.
const count = statement((db, { owner, printer, jobs, octets }: AccountChange) =>
  db
    .insertInto('print_account')
    .values([
      { owner, printer: everywhere, open_jobs: jobs, octets },
      { owner, printer, open_jobs: jobs, octets },
    ])
    .onConflict((conflict) =>
      conflict.columns(['owner', 'printer']).doUpdateSet({
        open_jobs: sql<number>`print_account.open_jobs + excluded.open_jobs`,
        octets: sql<number>`print_account.octets + excluded.octets`,
      }),
    )
    .returning(['printer', 'open_jobs', 'octets']),
);

const select = statement((db, { owner, printer }: Pick<AccountChange, 'owner' | 'printer'>) =>
  db
    .selectFrom('print_account')
    .select(['printer', 'open_jobs', 'octets'])
    .where('owner', '=', owner)
    .where((eb) => eb.or([eb('printer', '=', everywhere), eb('printer', '=', printer)])),
);
