import type { PrinterOperation } from '../ipp-operation.ts';
import { keptGroup } from '../kept-group.ts';
import { only, requestedBy } from '../requested.ts';
import { shownPrinter } from '../shown-printer.ts';

/** RFC 8011, 4.2.5: what the site says of the printer, and what its device can do. */
export const getPrinterAttributes: PrinterOperation = {
  name: 'Get-Printer-Attributes',
  right: 'print or device',
  async run({ operation, printer }, { store, publicUrl, clock, offered }) {
    const own = await shownPrinter(printer, {
      store,
      publicUrl: publicUrl(),
      now: clock.now(),
      offered,
    });
    const ofDevice = keptGroup(printer.attributes)?.those((name) => !(name in own));
    const isTemplate = (name: string): boolean => /-(default|supported|ready)$/.test(name);
    const wanted = requestedBy(operation, {
      'printer-description': (name) => !isTemplate(name) || name in own,
      'job-template': (name) => isTemplate(name) && !(name in own),
    });
    const attributes = [only(own, wanted), ofDevice?.those(wanted) ?? {}];
    return { groups: [{ tag: 'printer', attributes }] };
  },
};
