import { notifications } from '../notifications.ts';
import type { SystemOperation } from './system-operation.ts';

/** RFC 3996, 5, for the subscriptions of any printers: one answer waits for all that a proxy serves. */
export const getNotifications: SystemOperation = {
  name: 'Get-Notifications',
  right: 'print or device',
  run: async (asked, options) => notifications({ ...asked, printer: undefined }, options),
};
