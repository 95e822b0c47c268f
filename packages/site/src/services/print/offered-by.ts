import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { Value } from '@hawser/core/ipp/values/value';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { keptGroup } from '../../printing/kept-group.ts';
import { isOfLimit, limitedOffer } from './limited-offer.ts';
import { encodedSiteOffer } from './site-offer.ts';

/** Looks up what can be had of a printer: of the site, else of its device. */
export function offeredBy(
  printer: PrinterTable,
  limits: PrintLimits,
): (name: string) => readonly Value[] {
  const ofDevice = keptGroup(printer.attributes);
  return (name) => {
    if (isOfLimit(name)) return encodeAttributes(limitedOffer(limits)).values(name);
    const own = encodedSiteOffer.values(name);
    return own.length > 0 ? own : (ofDevice?.values(name) ?? []);
  };
}
