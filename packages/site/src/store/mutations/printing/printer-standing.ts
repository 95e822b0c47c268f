import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrinterTable } from '../../tables/printer.ts';

/** What printer-state and printer-state-reasons say. */
export interface PrinterStanding {
  readonly state: 'idle' | 'processing' | 'stopped';
  readonly reasons: readonly string[];
}

export async function printerStanding(
  { db }: Pick<Tx, 'db'>,
  printer: PrinterTable,
): Promise<PrinterStanding> {
  if (printer.paused === 1) return { state: 'stopped', reasons: ['paused'] };
  const { rows } = await select(db, { printer: printer.id });
  return { state: rows.length === 0 ? 'idle' : 'processing', reasons: ['none'] };
}

const atDevice = jobStateNames.filter(isAtDevice);

const select = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('print_job')
    .select('number')
    .where('printer', '=', printer)
    .where('state', 'in', atDevice)
    .limit(1),
);
