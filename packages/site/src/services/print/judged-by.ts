import type { Attributes } from '@hawser/core/ipp/attributes';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import { offeredBy } from './offered-by.ts';
import { isTold } from '@hawser/core/ipp/answering/is-told';
import { requireTemplate } from './require-template.ts';

interface Judged {
  readonly taken: Attributes | undefined;
  readonly unsupported: GivenAttributes;
}

/** What a printer can do of what is wanted of a job or a document. */
export function judgedBy(
  printer: PrinterTable,
  template: Attributes | undefined,
  { tag, limits }: { readonly tag: 'job' | 'document'; readonly limits: PrintLimits },
): Judged {
  if (template === undefined) return { taken: undefined, unsupported: {} };
  requireTemplate(template, tag);
  return printer.attributes === null
    ? untold(template, tag)
    : judgeTemplate(template, offeredBy(printer, limits));
}

/** What may be had of a device that nobody knows yet: anything that it is asked to do. */
function untold(template: Attributes, tag: 'job' | 'document'): Judged {
  const told = template.attributeNames.filter((name) => isTold(name, tag));
  return {
    taken: template.those((name) => !isTold(name, tag)),
    unsupported: Object.fromEntries(told.map((name) => [name, { type: 'unsupported' }])),
  };
}
