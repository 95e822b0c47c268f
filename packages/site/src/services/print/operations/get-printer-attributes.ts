import type { Attributes } from '@hawser/core/ipp/attributes';
import { attributesIn } from '@hawser/core/ipp/tables/find-syntax';
import { requireFormat } from '../document-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { lastingPart } from '../lasting-part.ts';
import { groupOfMoment } from '../group-of-moment.ts';
import { requestedBy } from '@hawser/core/ipp/answering/requested';

/** RFC 8011, 4.2.5: what the site says of the printer, and what its device can do. */
export const getPrinterAttributes: PrinterOperation = {
  name: 'Get-Printer-Attributes',
  right: 'print or device',
  async run({ operation, printer }, { store, publicUrl, clock, offered, limits, signIn }) {
    requireFormat(operation, printer);
    const names = operation.keywords('requested-attributes');
    const part = await lastingPart(
      printer,
      { names: names.join(' '), wanted: () => wantedBy(operation, names) },
      { store, publicUrl: publicUrl(), offered, limits: limits(), signIn: signIn() },
    );
    return { encodedGroups: [groupOfMoment(part, printer, clock.now())] };
  },
};

function wantedBy(operation: Attributes, names: readonly string[]): (name: string) => boolean {
  const inQuestion = requestedBy(operation, {
    'printer-description': (name) => !isOfTemplate(name),
    'job-template': isOfTemplate,
  });
  // It is long, and sent only to who names it (PWG 5100.7, 6.9).
  const isNamed = names.includes(longOne);
  return (name) => (name === longOne ? isNamed : inQuestion(name));
}

const longOne = 'media-col-database';

/** Whether it says what a job may have. */
function isOfTemplate(name: string): boolean {
  const template = /^(.+)-(?:default|supported|ready|database)$/.exec(name)?.[1];
  return template !== undefined && attributesIn('job-template').has(template);
}
