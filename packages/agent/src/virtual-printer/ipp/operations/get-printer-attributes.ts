import { only } from '@hawser/core/ipp/answering/requested';
import { documentAsked } from '../../../ipp-server/document-asked.ts';
import { printerWanted } from '../../../ipp-server/printer-wanted.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { shownPrinter } from '../shown-printer.ts';

/** RFC 8011, 4.2.5. */
export const getPrinterAttributes: PrinterOperation = {
  name: 'Get-Printer-Attributes',
  run({ operation }, printer) {
    documentAsked(operation, printer);
    const wanted = printerWanted(operation);
    const attributes = [only(shownPrinter(printer), wanted), printer.lasting.those(wanted)];
    return { groups: [{ tag: 'printer', attributes }] };
  },
};
