import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { requireJob } from '../job-target.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { secondsUp } from '../../../ipp-server/seconds-up.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.3.4. */
export const getJobAttributes: PrinterOperation = {
  name: 'Get-Job-Attributes',
  run({ operation }, printer) {
    const job = requireJob(operation, printer);
    const { template } = job.wanted;
    const shown = {
      ...shownJob(job, printer),
      'job-printer-up-time': secondsUp(printer.clock.now(), printer.started),
    };
    const asked = requestedBy(operation, {
      'job-description': (name) => name in shown,
      'job-template': (name) => template?.has(name) === true,
    });
    const attributes = [only(shown, asked), template?.those(asked) ?? {}];
    return { groups: [{ tag: 'job', attributes }] };
  },
};
