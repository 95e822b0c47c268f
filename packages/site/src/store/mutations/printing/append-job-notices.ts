import type { JobEffect } from '@hawser/core/printing/job/job-effects';
import type { Tx } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { append } from '../append-event.ts';

/** The kind of the events that tell of jobs; their subjects are the printers. */
export const jobNoticed = 'print-job';

/** Tells all replicas what has become of a job. The last thing a mutation does. */
export async function appendJobNotices(
  tx: Tx,
  { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>,
  effects: readonly JobEffect[],
): Promise<void> {
  const notices = effects.flatMap((each) => (each.effect === 'raise-event' ? [each.event] : []));
  if (notices.length === 0) return;
  await append(tx, { kind: jobNoticed, subject: printer, data: { job: number, notices } });
}
