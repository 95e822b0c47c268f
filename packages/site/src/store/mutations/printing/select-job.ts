import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';

type JobKey = Pick<PrintJobTable, 'printer' | 'number'>;

/** A job of a printer, if there is one. */
export async function selectJob(
  { db }: Pick<Tx, 'db'>,
  key: JobKey,
): Promise<PrintJobTable | undefined> {
  return (await select(db, key)).rows[0];
}

const select = statement((db, { printer, number }: JobKey) =>
  db
    .selectFrom('print_job')
    .selectAll()
    .where('printer', '=', printer)
    .where('number', '=', number),
);
