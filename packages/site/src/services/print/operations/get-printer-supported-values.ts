import type { PrinterOperation } from '../ipp-operation.ts';
import { requestedBy } from '@hawser/core/ipp/answering/requested';
import { siteOffer } from '../site-offer.ts';

/** RFC 3380, 4.3: what Set-Printer-Attributes takes, which is any text. */
export const getPrinterSupportedValues: PrinterOperation = {
  name: 'Get-Printer-Supported-Values',
  right: 'print or device',
  async run({ operation }) {
    const wanted = requestedBy(operation, { 'printer-description': () => true });
    const attributes = Object.fromEntries(
      siteOffer['printer-settable-attributes-supported']
        .filter(wanted)
        .map((name) => [name, { type: 'admin-define' } as const]),
    );
    return { groups: [{ tag: 'printer', attributes }] };
  },
};
