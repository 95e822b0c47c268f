import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { JobRefusal } from '../../store/mutations/printing/devices/refuse-print-job.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';

/** Refuses a device that has said that it cannot print a job. */
export async function requireUnrefused(
  refusal: JobRefusal,
  store: Pick<Store, 'read'>,
): Promise<void> {
  const { rows } = await store.read(async (db) => select(db, refusal));
  if (rows.length === 0) return;
  const reason = `the device has refused job ${refusal.number}`;
  throw ippRefusals('client-error-not-fetchable', { reason });
}

const select = statement((db, { printer, number, device }: JobRefusal) =>
  db
    .selectFrom('print_job_refusal')
    .select('job')
    .where('printer', '=', printer)
    .where('job', '=', number)
    .where('device', '=', device),
);
