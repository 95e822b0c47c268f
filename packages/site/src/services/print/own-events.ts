import type { Caller } from '../../access/caller.ts';
import { mayUse, roleAccess } from '../../printing/printer-accesses.ts';
import type { PrintNotificationTable } from '../../store/tables/print-notification.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';
import { isServed } from './require-served.ts';
import { maySee } from './require-sight.ts';
import type { Subscription } from './subscription-target.ts';

/**
 * Of what a subscription has heard that which its reader may see now. What may be heard is decided when
 * somebody subscribes; who has lost the right since reads of no jobs but his own, and nothing at all of a
 * printer that he may not ask for anything any more.
 */
export async function ownEvents(
  heard: readonly PrintNotificationTable[],
  {
    caller,
    subscription: { printer, hears_all: hearsAll },
  }: {
    readonly caller: Caller;
    readonly subscription: Pick<Subscription, 'printer' | 'hears_all'>;
  },
  { store, accesses }: Pick<PrintServiceOptions, 'store' | 'accesses'>,
): Promise<readonly PrintNotificationTable[]> {
  if (heard.length === 0) return heard;
  if (printer !== null && !(await isServed(caller, printer, store))) return [];
  const access = printer === null ? roleAccess(caller) : await accesses.ofPrinter(caller, printer);
  if (maySee({ caller, access }, { owner: '' })) return heard;
  if (!mayUse(access)) return [];
  if (hearsAll === 0) return heard;
  const jobs = heard.flatMap((event) => jobIn(event) ?? []);
  const own =
    jobs.length === 0
      ? []
      : await store.read(async (db) =>
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
    return job === undefined ? printer !== null : seen.has(`${event.printer} ${job}`);
  });
}

function jobIn({ attributes }: PrintNotificationTable): number | undefined {
  const job = (JSON.parse(attributes) as Readonly<Record<string, unknown>>)['job-id'];
  return typeof job === 'number' ? job : undefined;
}
