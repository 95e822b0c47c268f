import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrinterTable } from '../../tables/printer.ts';

/** The printer of an id, if it is published. */
export async function selectPrinter(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<PrinterTable | undefined> {
  return (await select(db, { id })).rows[0];
}

const select = statement((db, { id }: { readonly id: string }) =>
  db.selectFrom('printer').selectAll().where('id', '=', id),
);

/** What jobs depend on, without what its devices and operators say of it, which is long. */
export async function selectPrinterStanding(
  { db }: Pick<Tx, 'db'>,
  id: string,
): Promise<
  | Pick<
      PrinterTable,
      | 'id'
      | 'number'
      | 'name'
      | 'accepting'
      | 'paused'
      | 'holds_new'
      | 'last_job'
      | 'open_jobs'
      | 'jobs_at_device'
    >
  | undefined
> {
  return (await selectStanding(db, { id })).rows[0];
}

const selectStanding = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('printer')
    .select([
      'id',
      'number',
      'name',
      'accepting',
      'paused',
      'holds_new',
      'last_job',
      'open_jobs',
      'jobs_at_device',
    ])
    .where('id', '=', id),
);
