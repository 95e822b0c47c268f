import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { cancelJob } from './operations/cancel-job.ts';
import { cancelMyJobs } from './operations/cancel-my-jobs.ts';
import { closeJob } from './operations/close-job.ts';
import { createJob } from './operations/create-job.ts';
import { getJobAttributes } from './operations/get-job-attributes.ts';
import { getJobs } from './operations/get-jobs.ts';
import { getPrinterAttributes } from './operations/get-printer-attributes.ts';
import { identifyPrinter } from './operations/identify-printer.ts';
import { printJob } from './operations/print-job.ts';
import { resumeJob } from './operations/resume-job.ts';
import { sendDocument } from './operations/send-document.ts';
import { suspendCurrentJob } from './operations/suspend-current-job.ts';
import { validateJob } from './operations/validate-job.ts';
import type { PrinterOperation } from './printer-operation.ts';

/** What IPP Everywhere has every printer carry out (PWG 5100.14, 5.1), and suspending. */
export const operationsOfPrinter: ReadonlyMap<OperationName, PrinterOperation> = new Map(
  [
    printJob,
    validateJob,
    createJob,
    sendDocument,
    cancelJob,
    getJobAttributes,
    getJobs,
    getPrinterAttributes,
    cancelMyJobs,
    closeJob,
    identifyPrinter,
    suspendCurrentJob,
    resumeJob,
  ].map((operation) => [operation.name, operation]),
);
