import type { PrinterOperation } from '../ipp-operation.ts';
import { cancelCurrentJob } from './cancel-current-job.ts';
import { cancelDocument } from './cancel-document.ts';
import { cancelJobs } from './cancel-jobs.ts';
import { cancelMyJobs } from './cancel-my-jobs.ts';
import { disablePrinter } from './disable-printer.ts';
import { enablePrinter } from './enable-printer.ts';
import { getDocumentAttributes } from './get-document-attributes.ts';
import { getDocuments } from './get-documents.ts';
import { getPrinterSupportedValues } from './get-printer-supported-values.ts';
import { holdJob } from './hold-job.ts';
import { holdNewJobs } from './hold-new-jobs.ts';
import { identifyPrinter } from './identify-printer.ts';
import { pausePrinter } from './pause-printer.ts';
import { pausePrinterAfterCurrentJob } from './pause-printer-after-current-job.ts';
import { promoteJob } from './promote-job.ts';
import { purgeJobs } from './purge-jobs.ts';
import { releaseHeldNewJobs } from './release-held-new-jobs.ts';
import { releaseJob } from './release-job.ts';
import { reprocessJob } from './reprocess-job.ts';
import { restartJob } from './restart-job.ts';
import { restartPrinter } from './restart-printer.ts';
import { resubmitJob } from './resubmit-job.ts';
import { resumeJob } from './resume-job.ts';
import { resumePrinter } from './resume-printer.ts';
import { scheduleJobAfter } from './schedule-job-after.ts';
import { setDocumentAttributes } from './set-document-attributes.ts';
import { setJobAttributes } from './set-job-attributes.ts';
import { setPrinterAttributes } from './set-printer-attributes.ts';
import { shutdownPrinter } from './shutdown-printer.ts';
import { startupPrinter } from './startup-printer.ts';
import { suspendCurrentJob } from './suspend-current-job.ts';

/** What changes or tells of jobs, documents and printers that there are. */
export const controlOperations: readonly PrinterOperation[] = [
  cancelCurrentJob,
  cancelDocument,
  cancelJobs,
  cancelMyJobs,
  disablePrinter,
  enablePrinter,
  getDocumentAttributes,
  getDocuments,
  getPrinterSupportedValues,
  holdJob,
  holdNewJobs,
  identifyPrinter,
  pausePrinter,
  pausePrinterAfterCurrentJob,
  promoteJob,
  purgeJobs,
  releaseHeldNewJobs,
  releaseJob,
  reprocessJob,
  restartJob,
  restartPrinter,
  resubmitJob,
  resumeJob,
  resumePrinter,
  scheduleJobAfter,
  setDocumentAttributes,
  setJobAttributes,
  setPrinterAttributes,
  shutdownPrinter,
  startupPrinter,
  suspendCurrentJob,
];
