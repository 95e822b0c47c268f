import { requestedBy } from '@hawser/core/ipp/answering/requested';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { attributesIn } from '@hawser/core/ipp/tables/find-syntax';

/** It is long, and sent only to who names it (PWG 5100.7, 6.9). */
const longOne = 'media-col-database';

/** Which attributes of the printer Get-Printer-Attributes is asked for (RFC 8011, 4.2.5). */
export function printerWanted(operation: Attributes): (name: string) => boolean {
  const isNamed = operation.keywords('requested-attributes').includes(longOne);
  const inQuestion = requestedBy(operation, {
    'printer-description': (name) => !isOfTemplate(name),
    'job-template': isOfTemplate,
  });
  return (name) => (name === longOne ? isNamed : inQuestion(name));
}

/** Whether it says what a job may have. */
function isOfTemplate(name: string): boolean {
  const template = /^(.+)-(?:default|supported|ready|database)$/.exec(name)?.[1];
  return template !== undefined && attributesIn('job-template').has(template);
}
