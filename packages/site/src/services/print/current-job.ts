import type { Attributes } from '@hawser/core/ipp/attributes';
import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { findJobs } from '../../store/reports/find-jobs.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

/** The job that a device has; where it is named, only that one. */
export async function requireCurrentJob(
  operation: Attributes,
  printer: PrinterTable,
  store: Pick<Store, 'report'>,
): Promise<number> {
  const named = operation.integer('job-id');
  const [job] = await store.report(findJobs, {
    printer: printer.id,
    states: jobStateNames.filter(isAtDevice),
    numbers: named === undefined ? undefined : [named],
    order: 'next',
    limit: 1,
  });
  if (job !== undefined) return job.number;
  const reason = named === undefined ? 'no device has a job' : `no device has job ${named}`;
  throw ippRefusals('client-error-not-possible', { reason });
}
