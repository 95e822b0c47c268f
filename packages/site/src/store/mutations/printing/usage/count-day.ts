import { sql } from 'kysely';
import { isFinal } from '@hawser/core/printing/job/job-states';
import { keptGroup } from '../../../../printing/kept-group.ts';
import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintDayTable } from '../../../tables/print-day.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { standingOf } from '../job-row.ts';

const dayMs = 86_400_000;

/** The day of a time, in UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / dayMs);
}

/** Adds a job to what was printed on its day when it ends, and what its device says of it after that. */
export async function countDay(
  { db, at }: Pick<Tx, 'db' | 'at'>,
  { before, after, printer, isMoved }: Ended,
): Promise<void> {
  const { state } = standingOf(after);
  if (!isFinal(state)) return;
  const wasOpen = !isFinal(standingOf(before).state);
  // One that is moved ends elsewhere, and what is printed of it stays printed.
  const ends = wasOpen && !isMoved;
  const known = wasOpen ? nothing : sidesOf(before);
  const sides = sidesOf(after);
  const impressions = sides.impressions - known.impressions;
  const sheets = sides.sheets === null ? null : sides.sheets - (known.sheets ?? 0);
  if (!ends && impressions <= 0 && (sheets ?? 0) <= 0) return;
  await add(db, {
    day: dayOf(at),
    owner: after.owner,
    printer: after.printer,
    owner_name: after.owner_name,
    printer_name: printer.name,
    jobs: ends ? 1 : 0,
    completed: ends && state === 'completed' ? 1 : 0,
    impressions: Math.max(0, impressions),
    sheets: sheets === null ? null : Math.max(0, sheets),
    octets: ends ? after.octets : 0,
  });
}

interface Ended {
  readonly before: PrintJobTable;
  readonly after: PrintJobTable;
  readonly printer: { readonly name: string };
  readonly isMoved: boolean;
}

interface Sides {
  readonly impressions: number;
  readonly sheets: number | null;
}

const nothing: Sides = { impressions: 0, sheets: null };

function sidesOf({ impressions, device_says: says }: PrintJobTable): Sides {
  return { impressions, sheets: sheetsSaid(says) };
}

/** How many sheets a device says there are; null where it does not. */
export function sheetsSaid(says: Uint8Array | null): number | null {
  const said = keptGroup(says)?.integer('job-media-sheets-completed');
  return said === undefined || said < 0 ? null : said;
}

const add = statement((db, given: PrintDayTable) =>
  db
    .insertInto('print_day')
    .values({
      day: given.day,
      owner: given.owner,
      printer: given.printer,
      owner_name: given.owner_name,
      printer_name: given.printer_name,
      jobs: given.jobs,
      completed: given.completed,
      impressions: given.impressions,
      sheets: given.sheets,
      octets: given.octets,
    })
    .onConflict((conflict) =>
      conflict.columns(['day', 'owner', 'printer']).doUpdateSet({
        owner_name: sql<string>`excluded.owner_name`,
        printer_name: sql<string>`excluded.printer_name`,
        jobs: sql<number>`print_day.jobs + excluded.jobs`,
        completed: sql<number>`print_day.completed + excluded.completed`,
        impressions: sql<number>`print_day.impressions + excluded.impressions`,
        // Of those that say it.
        sheets: sql<
          number | null
        >`case when excluded.sheets is null then print_day.sheets else coalesce(print_day.sheets, 0) + excluded.sheets end`,
        octets: sql<number>`print_day.octets + excluded.octets`,
      }),
    ),
);
