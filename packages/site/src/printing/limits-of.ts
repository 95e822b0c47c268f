import {
  limitsOfPrinter,
  type PrinterLimits,
  type PrintLimits,
} from '@hawser/core/printing/print-limits';
import type { PrinterTable } from '../store/tables/printer.ts';

/** What holds for a printer of a site. */
export function limitsOf(
  { limits }: Pick<PrinterTable, 'limits'>,
  { site }: { readonly site: PrintLimits },
): PrintLimits {
  return limits === null ? site : limitsOfPrinter(site, ownLimits(limits));
}

/** What a printer has otherwise, as it is kept. */
export function ownLimits(limits: string | null): PrinterLimits {
  // What is written here was checked by the contract of the call that says it.
  return limits === null ? {} : (JSON.parse(limits) as PrinterLimits);
}
