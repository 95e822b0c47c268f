import { roleAccess } from '../../../printing/printer-accesses.ts';
import type { SubscriptionOperation } from '../subscription-operation.ts';
import type { SystemOperation } from './system-operation.ts';

/** The same for the subscriptions of all printers. */
export function atSystem(operation: SubscriptionOperation): SystemOperation {
  return {
    name: operation.name,
    right: operation.right,
    run: async (asked, options) =>
      operation.run({ ...asked, access: roleAccess(asked.caller), printer: undefined }, options),
  };
}
