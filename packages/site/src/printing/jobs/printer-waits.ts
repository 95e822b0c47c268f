import { stoppingReasons } from '@hawser/core/printing/printer-reasons';
import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import { isStopped, printerReasons } from '../../store/mutations/printing/printer-standing.ts';
import { connectedMs } from '../../store/reports/find-agents.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';

/** A device that prints for a printer, and how its connector stands. */
export interface ServingDevice {
  readonly uuid: string;
  readonly name: string;
  /** Whether it speaks by a connector of Hawser’s. */
  readonly isConnector: boolean;
  readonly isAway: boolean;
  /** When it was there last. */
  readonly awaySince: number;
}

/** What jobs of a printer may wait for there. */
export interface PrinterWaits {
  readonly devices: readonly ServingDevice[];
  readonly pausedBy: string | null;
  /** Why it prints nothing, by the keywords of IPP; undefined where it does not say that it is stopped. */
  readonly stopped: readonly string[] | undefined;
  /** All that it says of itself, by those keywords. */
  readonly reasons: readonly string[];
}

/** And what one of its jobs does. */
export interface JobWaits {
  readonly refusedBy: ReadonlySet<string>;
  /** How many come before it, up to so many as are counted. */
  readonly ahead: number;
}

/** More devices are not told of, and more jobs not counted. */
const mostDevices = 20;
export const mostAhead = 100;

export async function printerWaits(
  store: Pick<Store, 'read'>,
  printer: string,
  now: number,
): Promise<PrinterWaits> {
  return await store.read(async (db) => {
    const { rows: devices } = await selectDevices(db, { printer });
    const [row] = (await selectPrinter(db, { printer })).rows;
    const reasons = row === undefined ? [] : printerReasons(row);
    const why = stoppingReasons(reasons);
    const isDown = row !== undefined && (isStopped(row) || why.length > 0);
    return {
      devices: devices.map(({ uuid, agent, heard, seen, gone }) => {
        // What it says of the printer it says by itself, whether it follows changes or not.
        const last = Math.max(heard, seen ?? 0);
        const isGone = gone !== null && gone >= heard;
        return {
          uuid,
          name: agent ?? uuid,
          isConnector: agent !== null,
          isAway: agent !== null && (isGone || last < now - connectedMs),
          awaySince: isGone ? gone : last,
        };
      }),
      pausedBy: row?.paused_by ?? null,
      stopped: isDown ? why : undefined,
      reasons,
    };
  });
}

export async function jobWaitsAt(
  store: Pick<Store, 'read'>,
  job: Pick<PrintJobTable, 'printer' | 'number' | 'priority' | 'place'>,
): Promise<JobWaits> {
  return await store.read(async (db) => {
    const refusals = await selectRefusals(db, job);
    const [count] = (await countAhead(db, job)).rows;
    return {
      refusedBy: new Set(refusals.rows.map(({ device }) => device)),
      ahead: Number(count?.jobs ?? 0),
    };
  });
}

const selectDevices = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('output_device')
    .leftJoin('agent', 'agent.id', 'output_device.owner')
    .select([
      'output_device.uuid',
      'output_device.seen as heard',
      'agent.name as agent',
      'agent.last_seen as seen',
      'agent.gone',
    ])
    .where('output_device.printer', '=', printer)
    .orderBy('output_device.created')
    .limit(mostDevices),
);

const selectPrinter = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('printer')
    .select(['paused', 'paused_by', 'identify', 'attributes'])
    .where('id', '=', printer),
);

const selectRefusals = statement(
  (db, { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>) =>
    db
      .selectFrom('print_job_refusal')
      .select('device')
      .where('printer', '=', printer)
      .where('job', '=', number),
);

const atDevice = jobStateNames.filter(isAtDevice);

/** In the order in which devices get them. */
const countAhead = statement(
  (
    db,
    {
      printer,
      number,
      priority,
      place,
    }: Pick<PrintJobTable, 'printer' | 'number' | 'priority' | 'place'>,
  ) =>
    db
      .selectFrom(
        db
          .selectFrom('print_job')
          .select('number')
          .where('printer', '=', printer)
          .where('state', 'in', [...atDevice, 'fetchable'])
          .where((eb) =>
            eb.or([
              eb('state', '!=', 'fetchable'),
              eb('priority', '>', priority),
              eb.and([eb('priority', '=', priority), eb('place', '<', place)]),
              eb.and([
                eb('priority', '=', priority),
                eb('place', '=', place),
                eb('number', '<', number),
              ]),
            ]),
          )
          .limit(mostAhead)
          .as('ahead'),
      )
      .select(({ fn }) => fn.countAll().as('jobs')),
);
