import type { AnyMutation } from '../../mutation.ts';
import { addPrintDocument } from './add-print-document.ts';
import { askToIdentify } from './ask-to-identify.ts';
import { cancelPrintDocument } from './cancel-print-document.ts';
import { cancelPrintJobs } from './cancel-print-jobs.ts';
import { changePrintJob } from './change-print-job.ts';
import { changePrintSubscription } from './subscriptions/change-subscription.ts';
import { changePrinter } from './change-printer.ts';
import { copyPrintJob } from './copy-print-job.ts';
import { describePrintDocument } from './describe-print-document.ts';
import { describePrintJob } from './describe-print-job.ts';
import { keepDeviceAttributes } from './keep-device-attributes.ts';
import { keepPrinterSettings } from './keep-printer-settings.ts';
import { placePrintJob } from './place-print-job.ts';
import { publishPrinter } from './publish-printer.ts';
import { purgePrintJobs } from './purge-print-jobs.ts';
import { registerOutputDevice } from './register-output-device.ts';
import { submitJob } from './submit-job.ts';
import { subscribeToPrinter } from './subscriptions/subscribe-to-printer.ts';

/** All that change a printer, its devices or its jobs. */
export const printingMutations: readonly AnyMutation[] = [
  addPrintDocument,
  changePrintJob,
  changePrintSubscription,
  keepDeviceAttributes,
  publishPrinter,
  registerOutputDevice,
  submitJob,
  subscribeToPrinter,
  cancelPrintDocument,
  askToIdentify,
  copyPrintJob,
  purgePrintJobs,
  placePrintJob,
  keepPrinterSettings,
  describePrintJob,
  describePrintDocument,
  changePrinter,
  cancelPrintJobs,
];
