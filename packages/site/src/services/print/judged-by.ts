import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { judgeTemplate } from './judge-template.ts';
import { offeredBy } from './offered-by.ts';
import { requireSound } from './require-sound.ts';

interface Judged {
  readonly taken: Attributes | undefined;
  readonly unsupported: GivenAttributes;
}

/** What a printer can do of what is wanted; before a device has said what it can, all of it is taken. */
export function judgedBy(printer: PrinterTable, template: Attributes | undefined): Judged {
  if (template === undefined) return { taken: undefined, unsupported: {} };
  requireSound(template);
  if (printer.attributes === null) return { taken: template, unsupported: {} };
  return judgeTemplate(template, offeredBy(printer));
}
