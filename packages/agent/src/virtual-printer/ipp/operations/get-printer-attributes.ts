import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { attributesIn } from '@hawser/core/ipp/tables/find-syntax';
import type { PrinterOperation } from '../printer-operation.ts';
import { documentAsked } from '../received-document.ts';
import { shownPrinter } from '../shown-printer.ts';

/** It is long, and sent only to who names it (PWG 5100.7, 6.9). */
const longOne = 'media-col-database';

/** RFC 8011, 4.2.5. */
export const getPrinterAttributes: PrinterOperation = {
  name: 'Get-Printer-Attributes',
  run({ operation }, printer) {
    documentAsked(operation, printer);
    const isNamed = operation.keywords('requested-attributes').includes(longOne);
    const inQuestion = requestedBy(operation, {
      'printer-description': (name) => !isOfTemplate(name),
      'job-template': isOfTemplate,
    });
    const wanted = (name: string): boolean => (name === longOne ? isNamed : inQuestion(name));
    const attributes = [only(shownPrinter(printer), wanted), printer.lasting.those(wanted)];
    return { groups: [{ tag: 'printer', attributes }] };
  },
};

/** Whether it says what a job may have. */
function isOfTemplate(name: string): boolean {
  const template = /^(.+)-(?:default|supported|ready|database)$/.exec(name)?.[1];
  return template !== undefined && attributesIn('job-template').has(template);
}
