import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';

/** Refuses documents before their bytes are taken where the job waits for none. */
export function requireIncoming({ number, state }: PrintJobTable): void {
  if (state === 'incoming') return;
  const reason = `job ${number} is ${state}, and takes no more documents`;
  throw ippRefusals('client-error-not-possible', { reason });
}
