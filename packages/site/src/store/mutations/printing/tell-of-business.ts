import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { selectPrinter } from './select-printer.ts';

const atDevice = jobStateNames.filter(isAtDevice);

/** Tells that a printer begins or ends to be busy, where a job was given to a device, or is there no more. */
export async function tellOfBusiness(
  tx: Tx,
  { printer: id, number }: Pick<PrintJobTable, 'printer' | 'number'>,
): Promise<void> {
  const { rows } = await selectOther(tx.db, { printer: id, number });
  if (rows.length > 0) return;
  const printer = await selectPrinter(tx, id);
  if (printer !== undefined) await appendPrinterNotices(tx, printer, ['printer-state-changed']);
}

const selectOther = statement(
  (db, { printer, number }: { readonly printer: string; readonly number: number }) =>
    db
      .selectFrom('print_job')
      .select('number')
      .where('printer', '=', printer)
      .where('state', 'in', atDevice)
      .where('number', '!=', number)
      .limit(1),
);
