import { nameKey } from '../../directory/names.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../../access/caller.ts';
import { mayUse, type PrinterAccesses } from '../printer-accesses.ts';
import { printingErrors } from '../printing-errors.ts';

/** The printer of a name or an id. */
export async function namedPrinter(
  store: Pick<Store, 'read'>,
  named: string,
): Promise<PrinterTable> {
  const given = { id: named.toLowerCase(), key: nameKey(named) };
  const { rows } = await store.read(async (db) => select(db, given));
  const [row] = rows;
  if (row === undefined) throw noPrinter(named);
  return row;
}

/** The same, and what somebody may do with it; of one that he may not use he does not hear that it is there. */
export async function usablePrinter(
  { store, accesses }: { readonly store: Pick<Store, 'read'>; readonly accesses: PrinterAccesses },
  caller: Caller,
  named: string,
): Promise<{ readonly printer: PrinterTable; readonly access: PrinterAccess }> {
  const printer = await namedPrinter(store, named);
  const access = await accesses.of(caller, printer);
  if (mayUse(access)) return { printer, access };
  throw noPrinter(named);
}

export function noPrinter(named: string): Error {
  return printingErrors('not-found', { name: named }, { target: named });
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('printer')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);
