import type { AnyMutation } from '../../mutation.ts';
import { changePrintJob } from './change-print-job.ts';
import { keepDeviceAttributes } from './keep-device-attributes.ts';
import { publishPrinter } from './publish-printer.ts';
import { registerOutputDevice } from './register-output-device.ts';
import { changePrintSubscription } from './subscriptions/change-subscription.ts';
import { subscribeToPrinter } from './subscriptions/subscribe-to-printer.ts';
import { submitJob } from './submit-job.ts';

/** All that change a printer, its devices or its jobs. */
export const printingMutations: readonly AnyMutation[] = [
  changePrintJob,
  changePrintSubscription,
  keepDeviceAttributes,
  publishPrinter,
  registerOutputDevice,
  submitJob,
  subscribeToPrinter,
];
