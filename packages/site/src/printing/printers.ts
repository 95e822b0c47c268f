import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type {
  getPrinter,
  listPrinters,
  publishPrinter as publishContract,
  setPrinterState,
} from '@hawser/core/api/contracts/printers';
import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import type { Clock } from '@hawser/core/clock';
import { tellInstalled } from '../agents/tell-installed.ts';
import type { Caller } from '../access/caller.ts';
import type { Change } from '../audit/change.ts';
import { nameKey } from '../directory/names.ts';
import { type Page, pageOf } from '../directory/page.ts';
import { changePrinter } from '../store/mutations/printing/change-printer.ts';
import { publishPrinter } from '../store/mutations/printing/publish-printer.ts';
import { findPrinters } from '../store/reports/find-printers.ts';
import type { PublishedRow } from '../store/reports/published-rows.ts';
import type { Store } from '../store/store.ts';
import { descriptorDomain } from './descriptor-domain.ts';
import { explainPrinterAccess } from './explain-printer-access.ts';
import { mayUse, type PrinterAccesses } from './printer-accesses.ts';
import { printingErrors } from './printing-errors.ts';
import { requirePublished, shownPublished } from './shown-published.ts';
import { soundName } from './sound-name.ts';

type ShownPrinter = Answered<typeof getPrinter>;

export interface PrintersOptions {
  readonly store: Store;
  readonly accesses: Pick<PrinterAccesses, 'of'>;
  readonly publicUrl: () => string;
  /** The printers that every device is to have, by name or id. */
  readonly installed: () => readonly string[];
  readonly clock: Pick<Clock, 'now'>;
}

/** The printers that the site publishes, as who looks after them sees them. */
export interface Printers {
  list(search: Parts<typeof listPrinters>['query']): Promise<Page<ShownPrinter>>;
  get(named: string): Promise<ShownPrinter>;
  publish(change: Change, given: Parts<typeof publishContract>['body']): Promise<ShownPrinter>;
  /** Has it print, and take new jobs, or not; for whoever may manage it. */
  setState(
    change: Change,
    caller: Caller,
    asked: { readonly named: string; readonly wanted: Parts<typeof setPrinterState>['body'] },
  ): Promise<ShownPrinter>;
  /** What somebody may do with it, and why. */
  explainAccess(named: string, user: string): ReturnType<typeof explainPrinterAccess>;
}

export function printersOf({
  store,
  accesses,
  publicUrl,
  installed,
  clock,
}: PrintersOptions): Printers {
  const get = async (named: string): Promise<ShownPrinter> =>
    shownPublished(await requirePublished(store, named, clock.now()), publicUrl());
  return {
    async list({ filter, ...page }) {
      const { items, next } = await pageOf<PublishedRow>(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findPrinters, { filter, ...searched, now: clock.now() }),
      );
      return { items: items.map((row) => shownPublished(row, publicUrl())), next };
    },
    get,
    async publish(change, { name, sddl }) {
      const given = { id: randomUUID(), name: soundName(name) };
      const domain = await descriptorDomain(store);
      const described = sddl === undefined ? {} : { sddl: printerDescriptor(sddl, { domain }) };
      await change(publishPrinter, { ...given, ...described });
      await tellInstalled(store, installed(), [given.name]);
      return await get(given.id);
    },
    async setState(change, caller, { named, wanted }) {
      const row = await requirePublished(store, named, clock.now());
      const access = await accesses.of(caller, row);
      if (!access.managePrinter) {
        const { name } = caller;
        // Of what somebody may not use at all he does not even hear that it is there.
        throw mayUse(access)
          ? printingErrors('not-manager', { name, printer: row.name }, { target: row.name })
          : printingErrors('not-found', { name: named }, { target: named });
      }
      const { id } = row;
      const other = changed(row, wanted);
      if (Object.keys(other).length > 0) {
        await change(changePrinter, { printer: id, ...other, who: caller.name });
      }
      return await get(id);
    },
    explainAccess: async (named, user) =>
      explainPrinterAccess(await requirePublished(store, named, clock.now()), user, store),
  };
}

/** What of it is not so yet. */
function changed(
  { paused, accepting }: PublishedRow,
  wanted: Parts<typeof setPrinterState>['body'],
): Parts<typeof setPrinterState>['body'] {
  return {
    ...(wanted.paused === undefined || wanted.paused === (paused === 1)
      ? {}
      : { paused: wanted.paused }),
    ...(wanted.accepting === undefined || wanted.accepting === (accepting === 1)
      ? {}
      : { accepting: wanted.accepting }),
  };
}
