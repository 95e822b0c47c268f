import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { secondsUp } from '../../ipp-server/seconds-up.ts';
import { secondsFrom } from '../attributes/site-state.ts';
import type { DeviceJob } from '../jobs/device-job.ts';
import type { LocalPrinter } from './local-printer.ts';

/** A job as its clients see it: from where the site has it on, as the site says. */
export function shownJob(job: DeviceJob, { uri }: Pick<LocalPrinter, 'uri'>): GivenAttributes {
  const { id, uuid, name, user, created, documents, seen, ended } = job.record;
  const { state, reasons, message } = standingOf(job);
  const octets = documents.reduce((sum, { size }) => sum + size, 0);
  const processing = seen?.processing;
  const completed = ended === undefined ? undefined : (seen?.completed ?? ended);
  return {
    'job-id': id,
    'job-uri': `${uri}/${id}`,
    'job-uuid': uuid,
    'job-printer-uri': uri,
    'job-name': name,
    'job-originating-user-name': user,
    'job-state': state,
    'job-state-reasons': reasons.length === 0 ? 'none' : reasons,
    'job-state-message': message?.slice(0, 1000),
    'number-of-documents': documents.length,
    'job-k-octets': Math.ceil(octets / 1024),
    'job-impressions-completed': seen?.impressions ?? 0,
    ...timesOf('creation', created),
    ...timesOf('processing', processing),
    ...timesOf('completed', completed),
  };
}

const noValue = { type: 'no-value' } as const;

function timesOf(what: string, time: number | undefined): GivenAttributes {
  return {
    [`time-at-${what}`]: time === undefined ? noValue : secondsUp(time, secondsFrom),
    [`date-time-at-${what}`]: time === undefined ? noValue : new Date(time),
  };
}

interface Standing {
  readonly state: number;
  readonly reasons: readonly string[];
  readonly message: string | undefined;
}

/** Where a job stands, and why. */
export function standingOf(job: DeviceJob): Standing {
  const { seen, isClosed, isCanceled, isHeld, siteJob, documents } = job.record;
  const message = job.trouble?.message ?? seen?.message;
  if (job.isOver)
    return { state: ippJobStates.aborted, reasons: [], ...seen, message: seen?.message };
  const waits = job.trouble === undefined ? [] : [job.trouble.reason];
  if (isCanceled) {
    const state = seen?.state ?? ippJobStates.pending;
    return { state, reasons: ['processing-to-stop-point', ...waits], message };
  }
  if (!isClosed) {
    const reasons = [documents.length === 0 ? 'job-incoming' : 'job-data-insufficient', ...waits];
    return { state: ippJobStates.pending, reasons, message };
  }
  if (isHeld && siteJob === undefined) {
    return { state: ippJobStates['pending-held'], reasons: ['job-hold-until-specified'], message };
  }
  if (job.isDelivered && seen !== undefined && !seen.reasons.includes('job-incoming')) {
    return { state: seen.state, reasons: [...seen.reasons.filter(isWord), ...waits], message };
  }
  const reasons = waits.length === 0 ? ['job-outgoing'] : waits;
  return { state: ippJobStates.pending, reasons, message };
}

/** Of the site's own work nobody here can make anything. */
function isWord(reason: string): boolean {
  return reason !== 'job-fetchable' && reason !== 'none';
}
