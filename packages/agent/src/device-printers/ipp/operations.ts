import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { LocalOperation } from './local-printer.ts';
import { cancelJob } from './operations/cancel-job.ts';
import { cancelMyJobs } from './operations/cancel-my-jobs.ts';
import { closeJob } from './operations/close-job.ts';
import { createJob } from './operations/create-job.ts';
import { getJobAttributes } from './operations/get-job-attributes.ts';
import { getJobs } from './operations/get-jobs.ts';
import { getPrinterAttributes } from './operations/get-printer-attributes.ts';
import { holdJob, releaseJob } from './operations/hold-job.ts';
import { identifyPrinter } from './operations/identify-printer.ts';
import { printJob } from './operations/print-job.ts';
import { sendDocument } from './operations/send-document.ts';
import { validateJob } from './operations/validate-job.ts';

/** What IPP Everywhere has every printer carry out (PWG 5100.14, 5.1), and holding. */
export const localOperations: ReadonlyMap<OperationName, LocalOperation> = new Map(
  [
    printJob,
    validateJob,
    createJob,
    sendDocument,
    cancelJob,
    getJobAttributes,
    getJobs,
    getPrinterAttributes,
    holdJob,
    releaseJob,
    cancelMyJobs,
    closeJob,
    identifyPrinter,
  ].map((operation) => [operation.name, operation]),
);
