import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { secondsUp } from '../../ipp-server/seconds-up.ts';
import { ippStateOf } from '../jobs/job-transitions.ts';
import type { VirtualJob } from '../jobs/virtual-job.ts';
import type { PrinterAtWork } from './printer-operation.ts';

/** A job as its clients see it. */
export function shownJob(job: VirtualJob, { uri, started }: PrinterAtWork): GivenAttributes {
  const { id, uuid, wanted, documents, state, processing, ended } = job;
  const seconds = (time: number): number => secondsUp(time, started);
  const octets = documents.reduce((sum, { size }) => sum + size, 0);
  const pages = documents.reduce((sum, each) => sum + each.pages, 0);
  return {
    'job-id': id,
    'job-uri': `${uri}/${id}`,
    'job-uuid': `urn:uuid:${uuid}`,
    'job-printer-uri': uri,
    'job-name': wanted.name,
    'job-originating-user-name': wanted.user,
    'job-state': ippStateOf[state],
    'job-state-reasons': reasonsOf(job),
    'number-of-documents': documents.length,
    'job-k-octets': Math.ceil(octets / 1024),
    'job-impressions': pages,
    'job-impressions-completed': job.impressions,
    'time-at-creation': seconds(job.created),
    'time-at-processing': processing === undefined ? noValue : seconds(processing),
    'time-at-completed': ended === undefined ? noValue : seconds(ended),
    'date-time-at-creation': new Date(job.created),
    'date-time-at-processing': processing === undefined ? noValue : new Date(processing),
    'date-time-at-completed': ended === undefined ? noValue : new Date(ended),
  };
}

const noValue = { type: 'no-value' } as const;

function reasonsOf({ state, documents, abortReason }: VirtualJob): string {
  switch (state) {
    case 'incoming':
      return documents.length === 0 ? 'job-incoming' : 'job-data-insufficient';
    case 'printing':
      return 'job-printing';
    case 'stopped':
      return 'printer-stopped';
    case 'suspended':
      return 'job-suspended';
    case 'completed':
      return 'job-completed-successfully';
    case 'canceled':
      return 'job-canceled-by-user';
    case 'aborted':
      return abortReason ?? 'aborted-by-system';
    case 'waiting':
      return 'none';
  }
}
