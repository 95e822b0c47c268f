import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import {
  changeConnectors,
  type ConnectorsWanted,
  tellConnectors,
} from './connectors/change-connectors.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { type GivenDetails, relistPrinter } from './listing/relist-printer.ts';
import { keepDescriptor } from './keep-descriptor.ts';
import { type GivenLimits, keptLimits, limitsAfter } from './kept-limits.ts';
import { requireFreeName } from './require-free-name.ts';

/** Publishes a printer that no device prints for yet, but a connector may be told to. */
export const publishPrinter: Mutation<
  {
    readonly id: string;
    readonly name: string;
    /** Its security descriptor, canonically; without, roles say who prints there. */
    readonly sddl?: string;
    readonly serve?: ConnectorsWanted['serve'];
    readonly limits?: GivenLimits;
  } & Partial<GivenDetails>,
  PrinterTable
> = {
  name: 'publish-printer',
  async run(tx, { id, name, sddl, limits, serve, ...details }) {
    const { db, at } = tx;
    const { manufacturer = null, model = null, location = null } = details;
    const key = nameKey(name);
    await requireFreeName(tx, key);
    const { last } = await db
      .selectFrom('printer')
      .select(({ fn }) => fn.max<number | null>('number').as('last'))
      .executeTakeFirstOrThrow();
    const printer = {
      id,
      number: (last ?? 0) + 1,
      name,
      name_key: key,
      accepting: 1,
      paused: 0,
      paused_by: null,
      holds_new: 0,
      last_job: 0,
      open_jobs: 0,
      jobs_at_device: 0,
      attributes: null,
      settings: null,
      limits: keptLimits(limitsAfter({}, limits)),
      identify: null,
      state_changed: 0,
      descriptor_id: await keepDescriptor(tx, sddl),
      revision: 1,
      created: at,
      changed: at,
    };
    await db.insertInto('printer').values(printer).execute();
    await relistPrinter(tx, printer, { manufacturer, model, location });
    if (serve !== undefined) await changeConnectors(tx, id, { serve });
    await appendPrinterNotices(tx, printer, ['printer-created'], { evenUnheard: false });
    await tellConnectors(tx, serve === undefined ? [] : [serve.agent]);
    return printer;
  },
  tells: ({ id, name }, { sddl, serve }) => ({
    target: id,
    after: {
      id,
      name,
      ...(sddl === undefined ? {} : { sddl }),
      ...(serve === undefined ? {} : { connectors: { [serve.agent]: serve.uri } }),
    },
  }),
};
