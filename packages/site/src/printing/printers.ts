import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type { getPrinter, listPrinters } from '@hawser/core/api/contracts/printers';
import type { Change } from '../audit/change.ts';
import { nameKey } from '../directory/names.ts';
import { type Page, pageOf } from '../directory/page.ts';
import { publishPrinter } from '../store/mutations/printing/publish-printer.ts';
import { findPrinters } from '../store/reports/find-printers.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';
import { printingErrors } from './printing-errors.ts';

export type ShownPrinter = Answered<typeof getPrinter>;

export interface PrintersOptions {
  readonly store: Store;
  readonly publicUrl: () => string;
}

/** The printers that the site publishes, as who looks after them sees them. */
export interface Printers {
  list(search: Parts<typeof listPrinters>['query']): Promise<Page<ShownPrinter>>;
  get(named: string): Promise<ShownPrinter>;
  publish(change: Change, name: string): Promise<ShownPrinter>;
}

export function printersOf({ store, publicUrl }: PrintersOptions): Printers {
  const shown = async (row: PrinterTable): Promise<ShownPrinter> => {
    const { rows } = await store.read(async (db) => countDevices(db, { printer: row.id }));
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      url: printerUrl(publicUrl(), row.id),
      accepting: row.accepting === 1,
      paused: row.paused === 1,
      devices: rows[0]?.devices ?? 0,
      created: new Date(row.created).toISOString(),
    };
  };
  return {
    async list({ filter, ...page }) {
      const { items, next } = await pageOf<PrinterTable>(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findPrinters, { filter, ...searched }),
      );
      return { items: await Promise.all(items.map(shown)), next };
    },
    async get(named) {
      const given = { id: named.toLowerCase(), key: nameKey(named) };
      const { rows } = await store.read(async (db) => select(db, given));
      const [row] = rows;
      if (row === undefined) throw printingErrors('not-found', { name: named }, { target: named });
      return await shown(row);
    },
    publish: async (change, name) =>
      shown(await change(publishPrinter, { id: randomUUID(), name: name.normalize('NFC') })),
  };
}

/** Where clients print: the address of the site, by the scheme of IPP. */
export function printerUrl(publicUrl: string, id: string): string {
  const { host, port } = new URL(publicUrl);
  // Without a port the scheme would mean 631.
  return `ipps://${port === '' ? `${host}:443` : host}/ecp/printers/${id}`;
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('printer')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);

const countDevices = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('output_device')
    .select(({ fn }) => fn.countAll<number>().as('devices'))
    .where('printer', '=', printer),
);
