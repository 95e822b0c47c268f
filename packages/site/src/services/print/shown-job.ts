import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { jobIppState, jobStateReasons } from '@hawser/core/printing/job/job-state-reasons';
import { deviceFound, shownWord } from '../../printing/device-says.ts';
import { printerUrl } from '../../printing/print-url.ts';
import { standingOf } from '../../store/mutations/printing/job-row.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';

/** A job as clients and proxies see it. */
export function shownJob(job: PrintJobTable, publicUrl: string): GivenAttributes {
  const standing = standingOf(job);
  const url = printerUrl(publicUrl, job.printer);
  return {
    'job-id': job.number,
    'job-uri': `${url}/jobs/${job.number}`,
    'job-uuid': `urn:uuid:${job.uuid}`,
    'job-printer-uri': url,
    'job-name': job.name,
    'job-originating-user-name': job.owner_name,
    'job-state': jobIppState(standing),
    'job-state-reasons': [
      ...jobStateReasons(
        standing,
        job.retain_until === null || job.documents === 0 ? undefined : 'kept',
      ),
      ...(standing.state === 'aborted' ? deviceFound(job.device_says) : []),
    ],
    'job-state-message': stateMessage(job, publicUrl, null),
    'number-of-documents': job.documents,
    'job-k-octets': Math.ceil(job.octets / 1024),
    'job-priority': job.priority,
    'job-impressions-completed': job.impressions,
    'time-at-creation': seconds(job.created),
    'time-at-processing': job.processing === null ? noValue : seconds(job.processing),
    'time-at-completed': job.completed === null ? noValue : seconds(job.completed),
    'date-time-at-creation': new Date(job.created),
    'date-time-at-processing': job.processing === null ? noValue : new Date(job.processing),
    'date-time-at-completed': job.completed === null ? noValue : new Date(job.completed),
    ...shownWord(job.device_says),
    'output-device-uuid-assigned': job.lease_device ?? undefined,
  };
}

/** What no keyword of IPP says: where it was moved to, or what it waits for. */
export function stateMessage(
  { moved_to: place }: Pick<PrintJobTable, 'moved_to'>,
  publicUrl: string,
  waits: string | null,
): string | undefined {
  if (place !== null) return `It was moved to another printer: ${movedUrl(place, publicUrl)}`;
  return waits === null ? undefined : `It waits for ${waits}.`;
}

/** The job-uri of what is kept as a printer and a number. */
function movedUrl(place: string, publicUrl: string): string {
  const [printer = '', number] = place.split('/');
  return `${printerUrl(publicUrl, printer)}/jobs/${number}`;
}

const noValue = { type: 'no-value' } as const;

/** Of printer-up-time, which is counted from the year 2020 on, so that it is the same on all replicas. */
export function seconds(time: number): number {
  return Math.max(1, Math.floor((time - Date.UTC(2020, 0)) / 1000));
}
