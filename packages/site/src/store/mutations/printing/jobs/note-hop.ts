import { hopOf, mostHops } from '@hawser/core/printing/job/job-hops';
import type { JobEvent } from '@hawser/core/printing/job/job-events';
import { isFinal } from '@hawser/core/printing/job/job-states';
import { keptGroup } from '../../../../printing/kept-group.ts';
import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintJobHopTable } from '../../../tables/print-job-hop.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { standingOf } from '../job-row.ts';

interface Happened {
  readonly event: JobEvent;
  /** Who has made it happen, by name; the site itself where nobody has. */
  readonly who: string | undefined;
  readonly device: string | undefined;
}

/** Keeps a step on the way of a job, where its row does not tell of it. */
export async function noteHop(
  tx: Pick<Tx, 'db' | 'at'>,
  before: PrintJobTable,
  after: PrintJobTable,
  { event, who, device }: Happened,
): Promise<void> {
  const was = standingOf(before).state;
  // What the row has known until now of an end that is none any more.
  if (was === 'completed' && after.completed === null) {
    await add(tx.db, before, {
      at: before.completed ?? tx.at,
      who: null,
      what: 'completed',
      detail: before.ending,
      device: before.lease_device,
    });
  }
  const { state } = standingOf(after);
  const what = hopOf(was, event, state);
  if (what === undefined) return;
  const detail = isFinal(state) || state === 'stopping' ? after.ending : saidOf(after);
  // A device that is lost is the one that had it.
  const lost = event === 'device-lost' ? before.lease_device : null;
  await add(tx.db, after, { at: tx.at, who: who ?? null, what, detail, device: device ?? lost });
}

/** Keeps a step that the caller knows. */
export async function addHop(
  { db }: Pick<Tx, 'db'>,
  job: Pick<PrintJobTable, 'printer' | 'number'>,
  hop: Omit<NewHop, 'device'> & { readonly device?: string },
): Promise<void> {
  await add(db, job, { ...hop, device: hop.device ?? null });
}

type NewHop = Pick<PrintJobHopTable, 'at' | 'who' | 'what' | 'detail'> & {
  /** Whose connector it was, where nobody is named. */
  readonly device: string | null;
};

async function add(
  db: Tx['db'],
  { printer, number: job }: Pick<PrintJobTable, 'printer' | 'number'>,
  hop: NewHop,
): Promise<void> {
  const { rows } = await insert(db, { printer, job, ...hop });
  const number = rows[0]?.number ?? 0;
  if (number > mostHops) await prune(db, { printer, job, over: number - mostHops });
}

const longestDetail = 500;

/** Why a device does not go on, in its words. */
function saidOf({ state, device_says: says }: PrintJobTable): string | null {
  if (state !== 'stopped') return null;
  const said = keptGroup(says);
  const text =
    said?.text('output-device-job-state-message') ??
    said?.keywords('output-device-job-state-reasons').join(', ') ??
    '';
  return text === '' ? null : text.slice(0, longestDetail);
}

const insert = statement(
  (
    db,
    { printer, job, at, who, what, detail, device }: NewHop & { printer: string; job: number },
  ) =>
    db
      .insertInto('print_job_hop')
      .columns(['printer', 'job', 'number', 'at', 'who', 'what', 'detail'])
      .expression((eb) =>
        eb
          .selectFrom('print_job_hop')
          .select((one) => [
            one.cast<string>(one.val(printer), 'text').as('printer'),
            one.cast<number>(one.val(job), 'bigint').as('job'),
            eb(one.fn.coalesce(one.fn.max('number'), one.lit(0)), '+', one.lit(1)).as('number'),
            one.cast<number>(one.val(at), 'bigint').as('at'),
            one.fn
              .coalesce(
                one.cast<string | null>(one.val(who), 'text'),
                eb
                  .selectFrom('output_device')
                  .innerJoin('agent', 'agent.id', 'output_device.owner')
                  .select('agent.name')
                  .where('output_device.printer', '=', printer)
                  .where('output_device.uuid', '=', device),
                one.cast<string | null>(one.val(device), 'text'),
              )
              .as('who'),
            one.cast<string>(one.val(what), 'text').as('what'),
            one.cast<string | null>(one.val(detail), 'text').as('detail'),
          ])
          .where('printer', '=', printer)
          .where('job', '=', job),
      )
      .returning('number'),
);

const prune = statement(
  (db, { printer, job, over }: { printer: string; job: number; over: number }) =>
    db
      .deleteFrom('print_job_hop')
      .where('printer', '=', printer)
      .where('job', '=', job)
      .where('number', '<=', over),
);
