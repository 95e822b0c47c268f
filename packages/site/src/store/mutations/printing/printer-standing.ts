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
  const reasons = printerReasons(printer);
  if (printer.paused === 1) return { state: 'stopped', reasons };
  const { rows } = await select(db, { printer: printer.id });
  return { state: rows.length === 0 ? 'idle' : 'processing', reasons };
}

/** What printer-state-reasons says. */
export function printerReasons({
  paused,
  identify,
}: Pick<PrinterTable, 'paused' | 'identify'>): readonly string[] {
  const reasons = [
    ...(paused === 1 ? ['paused'] : []),
    ...(identify === null ? [] : ['identify-printer-requested']),
  ];
  return reasons.length === 0 ? ['none'] : reasons;
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
