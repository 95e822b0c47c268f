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
