import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { printerUrl } from '../../../printing/print-url.ts';
import { printerStanding } from '../../../store/mutations/printing/printer-standing.ts';
import type { Store } from '../../../store/store.ts';
import type { PrinterTable } from '../../../store/tables/printer.ts';

/** How a printer is found, and how it stands: what is answered to who has made it, or prints for it. */
export async function shownRegistration(
  printer: PrinterTable,
  { store, reachedAt }: { readonly store: Pick<Store, 'read'>; readonly reachedAt: string },
): Promise<GivenAttributes> {
  const { state, reasons } = await store.read(async (db) => printerStanding({ db }, printer));
  return {
    'printer-id': printer.number,
    'printer-uuid': `urn:uuid:${printer.id}`,
    'printer-name': printer.name,
    'printer-info': printer.name,
    'printer-service-type': 'print',
    'printer-is-accepting-jobs': printer.accepting === 1,
    'printer-state': state,
    'printer-state-reasons': reasons,
    'printer-xri-supported': {
      'xri-uri': printerUrl(reachedAt, printer.id),
      'xri-authentication': 'oauth',
      'xri-security': 'tls',
    },
  };
}
