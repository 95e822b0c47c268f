import type { AnyMutation } from '../../mutation.ts';
import { forgetPrintAccounts } from './accounts/forget-accounts.ts';
import { addPrintDocument } from './add-print-document.ts';
import { closePrintDocument } from './arriving/close-print-document.ts';
import { interruptPrintDocument, renewPrintDocument } from './arriving/interrupt-print-document.ts';
import { openPrintDocument } from './arriving/open-print-document.ts';
import { askToIdentify } from './ask-to-identify.ts';
import { cancelPrintDocument } from './cancel-print-document.ts';
import { cancelPrintJobs } from './cancel-print-jobs.ts';
import { changePrintJob } from './change-print-job.ts';
import { deletePrinter } from './delete-printer.ts';
import { deregisterOutputDevice } from './devices/deregister-output-device.ts';
import { refusePrintJob } from './devices/refuse-print-job.ts';
import { updateActiveJobs } from './devices/update-active-jobs.ts';
import { keepDeviceAttributes } from './devices/keep-device-attributes.ts';
import { registerOutputDevice } from './devices/register-output-device.ts';
import { changePrintSubscription } from './subscriptions/change-subscription.ts';
import { changePrinter } from './change-printer.ts';
import { reportAvailablePrinters } from './connectors/report-available-printers.ts';
import { copyPrintJob } from './copy-print-job.ts';
import { describePrintDocument } from './describe-print-document.ts';
import { describePrinter } from './describe-printer.ts';
import { describePrintJob } from './describe-print-job.ts';
import { movePrintJob } from './jobs/move-print-job.ts';
import { reportPrintJobHops } from './jobs/report-print-job-hops.ts';
import { resumePrintJob } from './jobs/resume-print-job.ts';
import { stopPrintJob } from './jobs/stop-print-job.ts';
import { suspendPrintJob } from './jobs/suspend-print-job.ts';
import { keepPrinterSettings } from './keep-printer-settings.ts';
import { keepSystemSettings } from './keep-system-settings.ts';
import { forgetDescriptors } from './forget-descriptors.ts';
import { forgetPrintJobs } from './forget-print-jobs.ts';
import { forgetUnread } from './subscriptions/forget-unread.ts';
import { passPrintTimes } from './pass-print-times.ts';
import { placePrintJob } from './place-print-job.ts';
import { publishPrinter } from './publish-printer.ts';
import { purgePrintJobs } from './purge-print-jobs.ts';
import { submitJob } from './submit-job.ts';
import { forgetPrintUsage } from './usage/forget-print-usage.ts';
import { subscribeToPrinter } from './subscriptions/subscribe-to-printer.ts';

/** All that change a printer, its devices or its jobs. */
export const printingMutations: readonly AnyMutation[] = [
  addPrintDocument,
  changePrintJob,
  changePrintSubscription,
  deletePrinter,
  deregisterOutputDevice,
  keepDeviceAttributes,
  publishPrinter,
  refusePrintJob,
  registerOutputDevice,
  submitJob,
  subscribeToPrinter,
  cancelPrintDocument,
  askToIdentify,
  copyPrintJob,
  purgePrintJobs,
  forgetDescriptors,
  forgetPrintJobs,
  forgetPrintAccounts,
  forgetUnread,
  passPrintTimes,
  placePrintJob,
  keepPrinterSettings,
  keepSystemSettings,
  describePrintJob,
  describePrinter,
  describePrintDocument,
  changePrinter,
  cancelPrintJobs,
  updateActiveJobs,
  reportAvailablePrinters,
  stopPrintJob,
  suspendPrintJob,
  resumePrintJob,
  reportPrintJobHops,
  forgetPrintUsage,
  movePrintJob,
  openPrintDocument,
  closePrintDocument,
  interruptPrintDocument,
  renewPrintDocument,
];
