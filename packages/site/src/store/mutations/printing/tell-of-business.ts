import type { Tx } from '../../mutation.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { selectPrinter } from './select-printer.ts';

/** Tells who listens that a printer begins or ends to be busy, as a job was given to a device or is there no more. */
export async function tellOfBusiness(
  tx: Tx,
  /** As it was before. */
  { id, jobs_at_device: before }: Pick<PrinterTable, 'id' | 'jobs_at_device'>,
  begins: boolean,
): Promise<void> {
  if (before !== (begins ? 0 : 1)) return;
  const printer = await selectPrinter(tx, id);
  if (printer === undefined) return;
  await appendPrinterNotices(tx, printer, ['printer-state-changed'], { evenUnheard: false });
}
