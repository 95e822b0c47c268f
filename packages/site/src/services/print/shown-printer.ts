import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { printerUrl } from '../../printing/printers.ts';
import { isStopped, printerReasons } from '../../store/mutations/printing/printer-standing.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { seconds } from './shown-job.ts';
import { shownNotifying } from './shown-notifying.ts';
import { ofDeviceOrSite } from './of-device-or-site.ts';
import { siteOffer } from './site-offer.ts';

export interface ShownPrinterOptions {
  readonly store: Pick<Store, 'read'>;
  readonly publicUrl: string;
  readonly now: number;
  readonly offered: Iterable<OperationName>;
}

/** What the site itself says of a printer; it outweighs what a device says. */
export async function shownPrinter(
  printer: PrinterTable,
  { store, publicUrl, now, offered }: ShownPrinterOptions,
): Promise<GivenAttributes> {
  const { rows } = await store.read(async (db) => select(db, { printer: printer.id }));
  const devices = await store.read(async (db) => selectDevices(db, { printer: printer.id }));
  const uuids = devices.rows.map(({ uuid }) => uuid);
  const [jobs] = rows;
  const queued = jobs?.queued ?? 0;
  const stateChanged = printer.state_changed === 0 ? printer.created : printer.state_changed;
  return {
    'printer-uri-supported': printerUrl(publicUrl, printer.id),
    ...siteOffer,
    'printer-name': printer.name,
    'printer-id': printer.number,
    'printer-uuid': `urn:uuid:${printer.id}`,
    'printer-is-accepting-jobs': printer.accepting === 1,
    'printer-state': isStopped(printer) ? 'stopped' : jobs?.busy === 0 ? 'idle' : 'processing',
    'printer-state-reasons': printerReasons(printer),
    'printer-up-time': seconds(now),
    'printer-current-time': new Date(now),
    'printer-config-change-time': seconds(printer.changed),
    'printer-config-change-date-time': new Date(printer.changed),
    'printer-state-change-time': seconds(stateChanged),
    'printer-state-change-date-time': new Date(stateChanged),
    'queued-job-count': queued,
    'operations-supported': [...offered],
    ...shownNotifying,
    ...ofDeviceOrSite(printer, publicUrl),
    'output-device-uuid-supported': uuids.length === 0 ? { type: 'no-value' } : uuids,
  };
}

const select = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('print_job')
    .select((eb) => [
      eb.fn.countAll<number>().as('queued'),
      eb.fn.count<number>(eb.case().when('lease_state', '=', 'held').then(1).end()).as('busy'),
    ])
    .where('printer', '=', printer)
    .where('completed', 'is', null),
);

const selectDevices = statement((db, { printer }: { readonly printer: string }) =>
  db.selectFrom('output_device').select('uuid').where('printer', '=', printer).orderBy('created'),
);
