import type { Progress } from '../connection/exchange.ts';
import type { JobSight } from './job-sight.ts';

/** What became of a job whose document was on its way when the connection broke. */
export type JobFate =
  /** The printer has all of the document, or is done with it. */
  | 'accepted'
  /** It has no document and can never get the one that was begun: it can be sent into the same job. */
  | 'waiting'
  /** It is over, and nothing of it was printed: it can be sent in another job. */
  | 'gone'
  /** Somebody has canceled it, which holds. */
  | 'canceled'
  /** The printer may not have noticed yet, or not have taken what it has got. */
  | 'unsettled'
  /** Something may have been printed, and perhaps not all of it. */
  | 'unknown';

/**
 * Sent is how much of the document can have arrived. One of which the end was never sent is never whole
 * (RFC 9112, 8), so that it is not printed twice when it is sent again into a job that still waits; where the
 * end may have been, it may be taken late, and cupsd would print both. One that was not sent to its end is
 * not taken for accepted either: ippeveprinter prints what it has of it.
 */
export function fateOf(job: JobSight, sent: Progress): JobFate {
  switch (job.state) {
    case 'canceled':
      return 'canceled';
    case 'completed':
    case 'aborted':
      if (job.begun === 'no') return 'gone';
      return sent === 'all' && job.begun === 'yes' ? 'accepted' : 'unknown';
    case 'pending':
    case 'pending-held':
    case 'processing':
    case 'processing-stopped':
      return fateOfLiving(job, sent);
    case undefined:
      return 'unsettled';
  }
}

const incomplete = new Set(['job-incoming', 'job-data-insufficient']);

function fateOfLiving({ documents, reasons, begun }: JobSight, sent: Progress): JobFate {
  const waits = documents === 0 || reasons.some((reason) => incomplete.has(reason));
  switch (sent) {
    case 'all':
      return waits ? 'unsettled' : 'accepted';
    case 'perhaps all':
      return waits ? 'unsettled' : 'unknown';
    case 'nothing':
    case 'a part':
      return waits && begun === 'no' ? 'waiting' : 'unsettled';
  }
}
