import { nameKey } from '../../directory/names.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { printingErrors } from '../printing-errors.ts';

/** The printer of a name or an id. */
export async function namedPrinter(
  store: Pick<Store, 'read'>,
  named: string,
): Promise<PrinterTable> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  const { rows } = await store.read(async (db) => select(db, given));
  const [row] = rows;
  if (row === undefined) throw printingErrors('not-found', { name: named }, { target: named });
  return row;
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('printer')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
