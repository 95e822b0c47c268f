import { createSubscriptions } from '../create-subscriptions.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** RFC 3995, 11.1.2. */
export const createPrinterSubscriptions: PrinterOperation = {
  name: 'Create-Printer-Subscriptions',
  right: 'print or device',
  run: async (asked, options) => createSubscriptions(asked, null, options),
};
