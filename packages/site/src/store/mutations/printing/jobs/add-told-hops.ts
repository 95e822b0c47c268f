import { hopWords, mostHopsReported } from '@hawser/core/printing/job/job-hops';
import type { ToldHop } from '@hawser/core/printing/job/told-hops';
import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { addHop } from './note-hop.ts';

/** What an agent tells of the way of a job. */
export interface HopsTold {
  readonly hops: readonly ToldHop[];
  /** When the site heard it begin to speak. */
  readonly heardAt: number;
  /** Who he says that he is; undefined for a device, whose connector is known. */
  readonly who?: string;
  readonly device?: string;
}

/** So long before it reached the site a device may have had it. */
const longestSpoolMs = 7 * 86_400_000;
/** What is told again, since its answer was lost, is not quite as long ago as it was. */
const sameMs = 2000;

/**
 * Keeps what an agent tells of a job that it has, or whose owner prints there; the caller has looked
 * whether it may. What only the site knows, nobody else tells.
 */
export async function addToldHops(
  tx: Pick<Tx, 'db' | 'at'>,
  job: Pick<PrintJobTable, 'printer' | 'number' | 'created'>,
  { hops, heardAt, who, device }: HopsTold,
): Promise<void> {
  const told = hops.filter(({ what }) => !hopWords.has(what));
  if (told.length === 0) return;
  const { rows: known } = await select(tx.db, job);
  const left = mostHopsReported - (known.at(-1)?.number ?? 0);
  // Whatever a connector says of its clock, it did nothing with a job before it had that.
  const fetched = known.findLast(({ what }) => what === 'fetched')?.at;
  const earliest = (who === undefined ? fetched : undefined) ?? job.created - longestSpoolMs;
  // What comes with a new job was before it.
  const now = job.created === tx.at ? tx.at - 1 : tx.at;
  let latest = earliest;
  for (const { agoMs, what, detail = null } of told.slice(0, Math.max(0, left))) {
    // In the order in which they are told, for that of its clock may be another.
    const at = Math.min(Math.max(heardAt - agoMs, latest), now);
    latest = at;
    const isKnown = known.some(
      (hop) => hop.what === what && hop.detail === detail && Math.abs(hop.at - at) < sameMs,
    );
    if (isKnown) continue;
    const by = device === undefined ? {} : { device };
    await addHop(tx, job, { at, who: who ?? null, what, detail, ...by });
  }
}

const select = statement((db, { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>) =>
  db
    .selectFrom('print_job_hop')
    .select(['number', 'at', 'what', 'detail'])
    .where('printer', '=', printer)
    .where('job', '=', number)
    .orderBy('number'),
);
