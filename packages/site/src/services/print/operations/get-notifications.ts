import type { PrinterOperation } from '../ipp-operation.ts';
import { notifications } from '../notifications.ts';

/** RFC 3996, 5. */
export const getNotifications: PrinterOperation = {
  name: 'Get-Notifications',
  right: 'print or device',
  run: async ({ printer, ...asked }, options) =>
    notifications({ ...asked, printer: printer.id }, options),
};
