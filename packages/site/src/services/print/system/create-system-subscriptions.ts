import { roleAccess } from '../../../printing/printer-accesses.ts';
import { createSubscriptions } from '../create-subscriptions.ts';
import type { SystemOperation } from './system-operation.ts';

/** PWG 5100.22: one subscription hears of all printers, those that are made later as well. */
export const createSystemSubscriptions: SystemOperation = {
  name: 'Create-System-Subscriptions',
  right: 'device',
  run: async (asked, options) =>
    createSubscriptions(
      { ...asked, access: roleAccess(asked.caller), printer: undefined },
      null,
      options,
    ),
};
