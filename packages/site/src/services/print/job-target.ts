import type { Attributes } from '@hawser/core/ipp/attributes';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { selectJob } from '../../store/mutations/printing/select-job.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';

/** The job-id that is meant: given as it is, or at the end of job-uri (RFC 8011, 4.3). */
export function jobNumber(operation: Attributes): number {
  const number =
    operation.integer('job-id') ??
    operation.integer('notify-job-id') ??
    numberIn(operation.uri('job-uri'));
  if (number !== undefined) return number;
  throw ippRefusals('client-error-bad-request', { reason: 'it does not say which job is meant' });
}

/** The job that is meant, if there is one. */
export async function requireJob(
  operation: Attributes,
  printer: PrinterTable,
  store: Pick<Store, 'read'>,
): Promise<PrintJobTable> {
  const number = jobNumber(operation);
  const job = await store.read(async (db) => selectJob({ db }, { printer: printer.id, number }));
  if (job === undefined) throw ippRefusals('client-error-not-found', { what: `job ${number}` });
  return job;
}

function numberIn(uri: string | undefined): number | undefined {
  const [, digits] = /\/(\d{1,10})$/.exec(uri ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
