import type { Caller } from '../../access/caller.ts';
import { roleAccess } from '../../printing/printer-accesses.ts';
import type { PrintNotificationTable } from '../../store/tables/print-notification.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';
import { maySee } from './require-sight.ts';

/**
 * Of what a subscription has heard that which its reader may see now. What may be heard is decided when
 * somebody subscribes; who has lost the right since reads of no jobs but his own.
 */
export async function ownEvents(
  heard: readonly PrintNotificationTable[],
  { caller, printer }: { readonly caller: Caller; readonly printer: string | null },
  { store, accesses }: Pick<PrintServiceOptions, 'store' | 'accesses'>,
): Promise<readonly PrintNotificationTable[]> {
  const access = printer === null ? roleAccess(caller) : await accesses.ofPrinter(caller, printer);
  if (maySee({ caller, access }, { owner: '' })) return heard;
  const jobs = heard.flatMap((event) => jobIn(event) ?? []);
  if (jobs.length === 0) return heard;
  const own = await store.read(async (db) =>
    db
      .selectFrom('print_job')
      .select(['printer', 'number'])
      .where('number', 'in', [...new Set(jobs)])
      .where('owner', '=', caller.id)
      .execute(),
  );
  const seen = new Set(own.map((job) => `${job.printer} ${job.number}`));
  return heard.filter((event) => {
    const job = jobIn(event);
    return job === undefined || seen.has(`${event.printer} ${job}`);
  });
}

function jobIn({ attributes }: PrintNotificationTable): number | undefined {
  const job = (JSON.parse(attributes) as Readonly<Record<string, unknown>>)['job-id'];
  return typeof job === 'number' ? job : undefined;
}
