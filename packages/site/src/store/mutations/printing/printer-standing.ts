import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import { keptGroup } from '../../../printing/kept-group.ts';
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
  if (isStopped(printer)) return { state: 'stopped', reasons };
  const { rows } = await select(db, { printer: printer.id });
  return { state: rows.length === 0 ? 'idle' : 'processing', reasons };
}

/** Whether there is somebody who prints what it takes, where that is known. */
export interface Served {
  readonly devicesThere?: number;
}

/** Whether it prints nothing, because of an operator or of its device, or for there is none. */
export function isStopped({
  paused,
  attributes,
  devicesThere,
}: Pick<PrinterTable, 'paused' | 'attributes'> & Served): boolean {
  return (
    paused === 1 || devicesThere === 0 || keptGroup(attributes)?.enum('printer-state') === stopped
  );
}

const stopped = 5;
const away = 'connecting-to-device';

/** What printer-state-reasons says. */
export function printerReasons({
  paused,
  identify,
  attributes,
  devicesThere,
}: Pick<PrinterTable, 'paused' | 'identify' | 'attributes'> & Served): readonly string[] {
  const ofDevice = keptGroup(attributes)?.keywords('printer-state-reasons') ?? [];
  const reasons = [
    // What a device said that is away holds no more.
    ...(devicesThere === 0
      ? [away]
      : ofDevice.filter((reason) => reason !== 'none' && reason !== 'paused')),
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
