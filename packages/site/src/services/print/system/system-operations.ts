import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { cancelSubscription } from '../operations/cancel-subscription.ts';
import { getSubscriptionAttributes } from '../operations/get-subscription-attributes.ts';
import { getSubscriptions } from '../operations/get-subscriptions.ts';
import { renewSubscription } from '../operations/renew-subscription.ts';
import { atSystem } from './at-system.ts';
import { createPrinter } from './create-printer.ts';
import { createSystemSubscriptions } from './create-system-subscriptions.ts';
import { deletePrinter } from './delete-printer.ts';
import { getNotifications } from './get-notifications.ts';
import { getPrinters } from './get-printers.ts';
import { getSystemAttributes } from './get-system-attributes.ts';
import { getSystemSupportedValues } from './get-system-supported-values.ts';
import { registerOutputDevice } from './register-output-device.ts';
import { disableAllPrinters } from './disable-all-printers.ts';
import { enableAllPrinters } from './enable-all-printers.ts';
import { pauseAllPrinters } from './pause-all-printers.ts';
import { resumeAllPrinters } from './resume-all-printers.ts';
import { setSystemAttributes } from './set-system-attributes.ts';
import type { SystemOperation } from './system-operation.ts';

const all: readonly SystemOperation[] = [
  getSystemAttributes,
  getSystemSupportedValues,
  getPrinters,
  createPrinter,
  deletePrinter,
  registerOutputDevice,
  disableAllPrinters,
  enableAllPrinters,
  pauseAllPrinters,
  resumeAllPrinters,
  getNotifications,
  createSystemSubscriptions,
  setSystemAttributes,
  ...[cancelSubscription, getSubscriptionAttributes, getSubscriptions, renewSubscription].map(
    atSystem,
  ),
];

/** What can be asked of all printers together. */
export const systemOperations: ReadonlyMap<OperationName, SystemOperation> = new Map(
  all.map((operation) => [operation.name, operation]),
);
