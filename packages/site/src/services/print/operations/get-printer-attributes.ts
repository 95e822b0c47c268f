import { attributesIn } from '@hawser/core/ipp/tables/find-syntax';
import { requireFormat } from '../document-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { only, requestedBy } from '../requested.ts';
import { shownPrinter } from '../shown-printer.ts';

/** RFC 8011, 4.2.5: what the site says of the printer, and what its device can do. */
export const getPrinterAttributes: PrinterOperation = {
  name: 'Get-Printer-Attributes',
  right: 'print or device',
  async run({ operation, printer }, { store, publicUrl, clock, offered }) {
    requireFormat(operation, printer);
    const own = await shownPrinter(printer, {
      store,
      publicUrl: publicUrl(),
      now: clock.now(),
      offered,
    });
    const ofDevice = keptGroup(printer.attributes)?.those((name) => !(name in own));
    const asked = requestedBy(operation, {
      'printer-description': (name) => !isOfTemplate(name),
      'job-template': isOfTemplate,
    });
    // It is long, and sent only to who names it (PWG 5100.7, 6.9).
    const isNamed = operation.keywords('requested-attributes').includes(longOne);
    const wanted = (name: string): boolean => (name === longOne ? isNamed : asked(name));
    const attributes = [only(own, wanted), ofDevice?.those(wanted) ?? {}];
    return { groups: [{ tag: 'printer', attributes }] };
  },
};

const longOne = 'media-col-database';

/** Whether it says what a job may have. */
function isOfTemplate(name: string): boolean {
  const template = /^(.+)-(?:default|supported|ready|database)$/.exec(name)?.[1];
  return template !== undefined && attributesIn('job-template').has(template);
}
