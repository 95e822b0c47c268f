import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Store } from '../../../store/store.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';

/** The printer that is named by printer-id or printer-uri; undefined where none is named. */
export async function printerWanted(
  operation: Attributes,
  store: Pick<Store, 'read'>,
): Promise<PrinterTable | undefined> {
  const number = operation.integer('printer-id');
  const given = operation.uri('printer-uri') ?? '';
  // Some say by it that they mean the system.
  const uri = given === '' || given.endsWith('/ecp/system') ? undefined : given;
  if (number === undefined && uri === undefined) return undefined;
  const [, id = ''] = /\/ecp\/printers\/([\da-f-]{36})$/i.exec(uri ?? '') ?? [];
  const [printer] = await store.read(async (db) =>
    db
      .selectFrom('printer')
      .selectAll()
      .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
      .$if(uri !== undefined, (query) => query.where('id', '=', id.toLowerCase()))
      .execute(),
  );
  if (printer === undefined) throw ippRefusals('client-error-not-found', { what: 'such printer' });
  return printer;
}

/** The same, which has to be named. */
export async function requirePrinter(
  operation: Attributes,
  store: Pick<Store, 'read'>,
): Promise<PrinterTable> {
  const printer = await printerWanted(operation, store);
  if (printer !== undefined) return printer;
  const reason = 'it does not say which printer-id is meant';
  throw ippRefusals('client-error-bad-request', { reason });
}
