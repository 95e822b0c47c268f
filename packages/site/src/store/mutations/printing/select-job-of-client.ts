import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';

interface ClientKey {
  readonly printer: string;
  readonly owner: string;
  readonly uuid: string;
}

/** The job that somebody has made at a printer by that UUID of his own, if there is one. */
export async function selectJobOfClient(
  { db }: Pick<Tx, 'db'>,
  key: ClientKey,
): Promise<PrintJobTable | undefined> {
  return (await select(db, key)).rows[0];
}

const select = statement((db, { printer, owner, uuid }: ClientKey) =>
  db
    .selectFrom('print_job')
    .selectAll()
    .where('client_uuid', '=', uuid)
    .where('printer', '=', printer)
    .where('owner', '=', owner),
);
