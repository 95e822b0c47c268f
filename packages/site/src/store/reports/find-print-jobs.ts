import { type Kysely, sql } from 'kysely';
import type { Report } from '../report.ts';
import type { PrintJobTable } from '../tables/print-job.ts';
import { isOfUser } from './is-of-user.ts';
import { movedNames } from './moved-names.ts';
import type { Tables } from '../tables/tables.ts';

/** A job, with what is said of its printer. */
export interface FoundPrintJob extends PrintJobTable {
  readonly printer_name: string;
  readonly descriptor_id: number | null;
  readonly moved_to_name: string | null;
  readonly moved_from_name: string | null;
}

/** Where a page goes on: after this job. */
export interface PrintJobPlace {
  readonly isOver: boolean;
  /** When it ended or, of one that is not over, when it was printed. */
  readonly time: number;
  readonly printer: string;
  readonly number: number;
}

export interface PrintJobSearch {
  /** Only those of somebody. */
  readonly owner?: string | undefined;
  /** Only those of somebody by any of these ids or this name. */
  readonly user?: string | undefined;
  /** All at printers with these descriptors, besides those of the owner. */
  readonly descriptors?: readonly number[] | undefined;
  readonly printer?: string | undefined;
  readonly open: readonly string[];
  readonly over: readonly string[];
  readonly since?: number | undefined;
  readonly after?: PrintJobPlace | undefined;
  readonly limit: number;
}

/** Jobs: those that are not over, and then those that are, the latest of each first. */
export const findPrintJobs: Report<PrintJobSearch, readonly FoundPrintJob[]> = {
  name: 'find-print-jobs',
  async run(db, search) {
    const { open, over, after, limit } = search;
    const found: FoundPrintJob[] = [];
    if (open.length > 0 && after?.isOver !== true) {
      found.push(...(await some(db, search, { isOver: false, states: open, limit })));
    }
    if (over.length > 0 && found.length < limit) {
      const left = limit - found.length;
      found.push(...(await some(db, search, { isOver: true, states: over, limit: left })));
    }
    return found;
  },
};

async function some(
  db: Kysely<Tables>,
  { owner, user, descriptors, printer, since, after }: PrintJobSearch,
  {
    isOver,
    states,
    limit,
  }: { readonly isOver: boolean; readonly states: readonly string[]; readonly limit: number },
): Promise<FoundPrintJob[]> {
  const time = isOver ? 'print_job.completed' : 'print_job.created';
  const goesOn = after !== undefined && after.isOver === isOver;
  const ofOne = descriptors === undefined && printer === undefined ? owner : undefined;
  return await db
    .selectFrom('print_job')
    .innerJoin('printer', 'printer.id', 'print_job.printer')
    .selectAll('print_job')
    .select(['printer.name as printer_name', 'printer.descriptor_id', ...movedNames])
    .where('print_job.completed', isOver ? 'is not' : 'is', null)
    .where('print_job.state', 'in', states)
    .$if(printer !== undefined, (query) => query.where('print_job.printer', '=', printer ?? ''))
    // Those of one person are looked for at each printer that has any: there is an index of that, and of
    // all jobs together his are few.
    .$if(ofOne !== undefined, (query) => query.where('print_job.printer', 'in', withJobs))
    .$if(owner !== undefined, (query) =>
      query.where((eb) =>
        descriptors === undefined
          ? eb('print_job.owner', '=', owner ?? '')
          : eb.or([
              eb('print_job.owner', '=', owner ?? ''),
              eb('printer.descriptor_id', 'in', descriptors),
            ]),
      ),
    )
    .$if(user !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('print_job.owner', '=', user ?? ''),
          isOfUser('print_job.owner', user ?? ''),
          eb('print_job.owner_name', '=', user ?? ''),
          eb(eb.fn<string>('lower', ['print_job.owner_name']), '=', (user ?? '').toLowerCase()),
        ]),
      ),
    )
    .$if(since !== undefined, (query) => query.where('print_job.created', '>=', since ?? 0))
    // By this an index leads there; that is not seen from what follows.
    .$if(goesOn, (query) => query.where(time, '<=', after?.time ?? 0))
    .$if(goesOn, (query) =>
      query.where((eb) =>
        eb.or([
          eb(time, '<', after?.time ?? 0),
          eb.and([
            eb(time, '=', after?.time ?? 0),
            eb.or([
              eb('print_job.printer', '>', after?.printer ?? ''),
              eb.and([
                eb('print_job.printer', '=', after?.printer ?? ''),
                eb('print_job.number', '<', after?.number ?? 0),
              ]),
            ]),
          ]),
        ]),
      ),
    )
    .orderBy(time, 'desc')
    .orderBy('print_job.printer')
    .orderBy('print_job.number', 'desc')
    .limit(limit)
    .execute();
}

/** The printers that have jobs, each found by one look: there may be a million jobs of a thousand. */
const withJobs = sql<string>`(
  with recursive has (printer) as (
    select min(printer) from print_job
    union all
    select (select min(next.printer) from print_job as next where next.printer > has.printer)
    from has where has.printer is not null
  )
  select printer from has where printer is not null
)`;
