import type { Answered } from '@hawser/core/api/contract';
import type { getPrintJob } from '@hawser/core/api/contracts/print-jobs';
import { jobWord } from '@hawser/core/printing/job/job-words';
import { jobStateReasons } from '@hawser/core/printing/job/job-state-reasons';
import { standingOf } from '../../store/mutations/printing/job-row.ts';
import { sheetsSaid } from '../../store/mutations/printing/usage/count-day.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import { printerUrl } from '../print-url.ts';

export type ShownPrintJob = Answered<typeof getPrintJob>;

/** A job as the admin API shows it. */
export function shownPrintJob(
  job: FoundPrintJob,
  { publicUrl, waitsFor }: { readonly publicUrl: string; readonly waitsFor: string | null },
): ShownPrintJob {
  const standing = standingOf(job);
  const isKept = job.retain_until !== null && job.documents > 0;
  return {
    id: `${job.printer_name}/${job.number}`,
    uuid: job.uuid,
    url: `${printerUrl(publicUrl, job.printer)}/jobs/${job.number}`,
    printer: job.printer_name,
    printerId: job.printer,
    number: job.number,
    name: job.name,
    user: job.owner_name,
    userId: job.owner,
    state: jobWord(standing.state),
    reasons: [...jobStateReasons(standing, isKept ? 'kept' : undefined)],
    waitsFor,
    device: job.lease_device,
    documents: job.documents,
    bytes: job.octets,
    impressions: job.impressions,
    sheets: sheetsSaid(job.device_says),
    priority: job.priority,
    movedTo: job.moved_to_name,
    movedFrom: job.moved_from_name,
    created: new Date(job.created).toISOString(),
    processing: shownTime(job.processing),
    completed: shownTime(job.completed),
  };
}

function shownTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
