import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { PrinterOperation } from '../ipp-operation.ts';
import { acknowledgeDocument } from './acknowledge-document.ts';
import { acknowledgeJob } from './acknowledge-job.ts';
import { cancelJob } from './cancel-job.ts';
import { closeJob } from './close-job.ts';
import { controlOperations } from './control-operations.ts';
import { createJob } from './create-job.ts';
import { fetchDocument } from './fetch-document.ts';
import { fetchJob } from './fetch-job.ts';
import { getJobAttributes } from './get-job-attributes.ts';
import { getJobs } from './get-jobs.ts';
import { getPrinterAttributes } from './get-printer-attributes.ts';
import { printJob } from './print-job.ts';
import { registerOutputDevice } from './register-output-device.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { createJobSubscriptions } from './create-job-subscriptions.ts';
import { createPrinterSubscriptions } from './create-printer-subscriptions.ts';
import { getNotifications } from './get-notifications.ts';
import { getSubscriptionAttributes } from './get-subscription-attributes.ts';
import { getSubscriptions } from './get-subscriptions.ts';
import { renewSubscription } from './renew-subscription.ts';
import { sendDocument } from './send-document.ts';
import { acknowledgeIdentifyPrinter } from './acknowledge-identify-printer.ts';
import { deregisterOutputDevice } from './deregister-output-device.ts';
import { getOutputDeviceAttributes } from './get-output-device-attributes.ts';
import { updateActiveJobs } from './update-active-jobs.ts';
import { updateDocumentStatus } from './update-document-status.ts';
import { updateJobStatus } from './update-job-status.ts';
import { updateOutputDeviceAttributes } from './update-output-device-attributes.ts';
import { validateJob } from './validate-job.ts';

const all: readonly PrinterOperation[] = [
  printJob,
  validateJob,
  createJob,
  sendDocument,
  closeJob,
  ...controlOperations,
  cancelJob,
  getJobAttributes,
  getJobs,
  getPrinterAttributes,
  registerOutputDevice,
  updateOutputDeviceAttributes,
  fetchJob,
  acknowledgeJob,
  fetchDocument,
  acknowledgeDocument,
  updateDocumentStatus,
  updateJobStatus,
  acknowledgeIdentifyPrinter,
  deregisterOutputDevice,
  getOutputDeviceAttributes,
  updateActiveJobs,
  cancelSubscription,
  createJobSubscriptions,
  createPrinterSubscriptions,
  getNotifications,
  getSubscriptionAttributes,
  getSubscriptions,
  renewSubscription,
];

/** What can be asked of a printer. */
export const printerOperations: ReadonlyMap<OperationName, PrinterOperation> = new Map(
  all.map((operation) => [operation.name, operation]),
);
