import type { RefusalStatus } from '@hawser/core/printing/refusal';
import { shownTime } from '@hawser/core/shown-time';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';

/** Why a change of a job, or of one of its documents, is refused, in the words of IPP. */
export function jobChangeRefusal(
  status: RefusalStatus,
  job: Pick<PrintJobTable, 'number' | 'state'> &
    Partial<Pick<PrintJobTable, 'ending' | 'completed'>>,
): Error {
  const { number, state } = job;
  if (status === 'client-error-not-found') return ippRefusals(status, { what: `job ${number}` });
  const how = ended.get(state);
  if (how === undefined) return ippRefusals(status, { reason: `job ${number} is ${state}` });
  const at = typeof job.completed === 'number' ? ` at ${shownTime(job.completed)}` : '';
  const why = typeof job.ending === 'string' ? ` (${job.ending})` : '';
  return ippRefusals(status, { reason: `job ${number} is over: it was ${how}${at}${why}` });
}

const ended: ReadonlyMap<string, string> = new Map([
  ['completed', 'printed'],
  ['canceled', 'canceled'],
  ['aborted', 'given up'],
]);
