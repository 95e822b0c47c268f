import type { JobWanted } from '../jobs/virtual-job.ts';
import { virtualPrinterRefusals } from '../virtual-printer-refusals.ts';
import type { AskedOfPrinter } from '../../ipp-server/ipp-operation.ts';
import { judgedJob, type JudgedJob } from '../../ipp-server/judged-job.ts';
import type { PrinterAtWork } from './printer-operation.ts';

export interface JobAsked extends Pick<JudgedJob, 'answer' | 'isRefused'> {
  readonly wanted: JobWanted;
}

/** What a client wants of a job, as far as the printer can do it (RFC 8011, 4.1.7 and 4.2.1.1). */
export function jobAsked(asked: AskedOfPrinter, printer: PrinterAtWork): JobAsked {
  const { operation } = asked;
  const { condition, queue } = printer;
  if (!condition.state.accepting)
    throw virtualPrinterRefusals('server-error-not-accepting-jobs', {});
  queue.requireRoom();
  const { taken, ...answered } = judgedJob(asked, printer);
  return {
    wanted: {
      name: operation.name('job-name') ?? operation.name('document-name') ?? 'Untitled',
      user: operation.name('requesting-user-name') ?? 'anonymous',
      template: taken,
    },
    ...answered,
  };
}
