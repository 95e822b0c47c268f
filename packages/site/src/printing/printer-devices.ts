import type { Answered } from '@hawser/core/api/contract';
import type { listPrinterDevices } from '@hawser/core/api/contracts/printer-devices';
import { isAtDevice, jobStateNames } from '@hawser/core/printing/job/job-states';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { OutputDeviceTable } from '../store/tables/output-device.ts';
import type { PrinterTable } from '../store/tables/printer.ts';
import { keptGroup } from './kept-group.ts';
import { deviceModelOf } from './listing/capabilities.ts';

type Shown = Answered<typeof listPrinterDevices>;

/** Those that have jobs and devices as they say themselves, for whoever looks why nothing is printed. */
export async function printerDevices(
  { id: printer }: Pick<PrinterTable, 'id'>,
  store: Pick<Store, 'read'>,
): Promise<Shown> {
  return await store.read(async (db) => {
    const devices = await selectDevices(db, { printer });
    const leases = await selectLeases(db, { printer });
    const [waiting] = (await selectWaiting(db, { printer })).rows;
    return {
      items: devices.rows.map((row) =>
        shown(
          row,
          leases.rows.find(({ device }) => device === row.uuid),
        ),
      ),
      waiting: { jobs: Number(waiting?.jobs ?? 0), since: timeOf(waiting?.since ?? null) },
    };
  });
}

interface Lease {
  readonly jobs: number | string | bigint;
  readonly until: number | null;
}

function shown(
  { uuid, owner, attributes, created, seen }: OutputDeviceTable,
  lease: Lease | undefined,
): Shown['items'][number] {
  const said = keptGroup(attributes);
  return {
    uuid,
    model: said === undefined ? null : deviceModelOf((name) => said.values(name)),
    servedBy: owner,
    registered: new Date(created).toISOString(),
    said: new Date(seen).toISOString(),
    isDescribed: said !== undefined,
    state: states.get(said?.enum('printer-state') ?? 0) ?? null,
    stateReasons: [...(said?.keywords('printer-state-reasons') ?? [])],
    jobs: Number(lease?.jobs ?? 0),
    leaseUntil: timeOf(lease?.until ?? null),
  };
}

/** RFC 8011, 5.4.11. */
const states = new Map<number, NonNullable<Shown['items'][number]['state']>>([
  [3, 'idle'],
  [4, 'processing'],
  [5, 'stopped'],
]);

function timeOf(at: number | string | null): string | null {
  return at === null ? null : new Date(Number(at)).toISOString();
}

const selectDevices = statement((db, { printer }: { readonly printer: string }) =>
  db.selectFrom('output_device').selectAll().where('printer', '=', printer).orderBy('created'),
);

const atDevice = jobStateNames.filter(isAtDevice);

const selectLeases = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('print_job')
    .select(({ fn }) => [
      'lease_device as device',
      fn.countAll().as('jobs'),
      fn.min('lease_until').as('until'),
    ])
    .where('printer', '=', printer)
    .where('state', 'in', atDevice)
    .groupBy('lease_device'),
);

const selectWaiting = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('print_job')
    .select(({ fn }) => [fn.countAll().as('jobs'), fn.min('waits_since').as('since')])
    .where('printer', '=', printer)
    .where('state', '=', 'fetchable'),
);
