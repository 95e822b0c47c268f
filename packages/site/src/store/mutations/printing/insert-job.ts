import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { PrinterTable } from '../../tables/printer.ts';
import { countAccount } from './accounts/count-account.ts';
import { requireRoomFor } from './accounts/require-room-for.ts';
import type { Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';

/** Keeps a job, which is the latest of its printer now, where there is room for it. */
export async function insertJob(
  tx: Pick<Tx, 'db' | 'at'>,
  job: PrintJobTable,
  {
    printer,
    limits,
  }: {
    /** As it was before. */
    readonly printer: Pick<PrinterTable, 'name' | 'open_jobs'>;
    readonly limits: PrintLimits;
  },
): Promise<void> {
  const { owner, octets } = job;
  await count(tx.db, { id: job.printer, number: job.number });
  const account = await countAccount(tx, { owner, printer: job.printer, jobs: 1, octets });
  await requireRoomFor(tx, job, { account, printer, limits });
  await insert(tx.db, job);
}

/** No device has it yet. */
const count = statement((db, { id, number }: { readonly id: string; readonly number: number }) =>
  db
    .updateTable('printer')
    .set((eb) => ({ last_job: number, open_jobs: eb('open_jobs', '+', 1) }))
    .where('id', '=', id),
);

const insert = statement((db, job: PrintJobTable) =>
  db.insertInto('print_job').values({
    printer: job.printer,
    number: job.number,
    uuid: job.uuid,
    client_uuid: job.client_uuid,
    name: job.name,
    owner: job.owner,
    owner_name: job.owner_name,
    state: job.state,
    holds: job.holds,
    ending: job.ending,
    paper: job.paper,
    lease_state: job.lease_state,
    lease_token: job.lease_token,
    lease_device: job.lease_device,
    lease_until: job.lease_until,
    impressions: job.impressions,
    device_says: job.device_says,
    attributes: job.attributes,
    priority: job.priority,
    place: job.place,
    documents: job.documents,
    octets: job.octets,
    incoming_until: job.incoming_until,
    waits_since: job.waits_since,
    hold_until: job.hold_until,
    retain_seconds: job.retain_seconds,
    retain_until: job.retain_until,
    password: job.password,
    created: job.created,
    processing: job.processing,
    completed: job.completed,
  }),
);
