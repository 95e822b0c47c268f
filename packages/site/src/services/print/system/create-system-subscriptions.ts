import { roleAccess } from '../../../printing/printer-accesses.ts';
import { createSubscriptions } from '../create-subscriptions.ts';
import { requireNoAgent } from '../require-served.ts';
import type { SystemOperation } from './system-operation.ts';

/** PWG 5100.22: one subscription hears of all printers, those that are made later as well. */
export const createSystemSubscriptions: SystemOperation = {
  name: 'Create-System-Subscriptions',
  right: 'device',
  async run(asked, options) {
    requireNoAgent(asked.caller);
    const access = roleAccess(asked.caller);
    return await createSubscriptions({ ...asked, access, printer: undefined }, null, options);
  },
};
