import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type { getPrinter, listPrinters } from '@hawser/core/api/contracts/printers';
import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import type { PrinterLimits } from '@hawser/core/printing/print-limits';
import type { Change } from '../audit/change.ts';
import { nameKey } from '../directory/names.ts';
import { type Page, pageOf } from '../directory/page.ts';
import { setPrinterLimits } from '../store/mutations/printing/set-printer-limits.ts';
import { publishPrinter } from '../store/mutations/printing/publish-printer.ts';
import { setPrinterDescriptor } from '../store/mutations/printing/set-printer-descriptor.ts';
import { findPrinters } from '../store/reports/find-printers.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { PrinterTable } from '../store/tables/printer.ts';
import { descriptorDomain } from './descriptor-domain.ts';
import { explainPrinterAccess } from './explain-printer-access.ts';
import { ownLimits } from './limits-of.ts';
import { printingErrors } from './printing-errors.ts';

export type ShownPrinter = Answered<typeof getPrinter>;

export interface PrintersOptions {
  readonly store: Store;
  readonly publicUrl: () => string;
}

interface PrinterToPublish {
  readonly name: string;
  readonly sddl?: string;
}

/** The printers that the site publishes, as who looks after them sees them. */
export interface Printers {
  list(search: Parts<typeof listPrinters>['query']): Promise<Page<ShownPrinter>>;
  get(named: string): Promise<ShownPrinter>;
  publish(change: Change, given: PrinterToPublish): Promise<ShownPrinter>;
  /** Gives it a security descriptor, or takes it away. */
  setAccess(change: Change, named: string, sddl: string | null): Promise<ShownPrinter>;
  /** What somebody may do with it, and why. */
  explainAccess(named: string, user: string): ReturnType<typeof explainPrinterAccess>;
  limit(change: Change, named: string, limits: PrinterLimits): Promise<ShownPrinter>;
}

export function printersOf({ store, publicUrl }: PrintersOptions): Printers {
  const shown = async (row: PrinterTable): Promise<ShownPrinter> => {
    const { rows } = await store.read(async (db) => selectMore(db, { printer: row.id }));
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      url: printerUrl(publicUrl(), row.id),
      accepting: row.accepting === 1,
      paused: row.paused === 1,
      sddl: rows[0]?.sddl ?? null,
      limits: ownLimits(row.limits),
      devices: rows[0]?.devices ?? 0,
      created: new Date(row.created).toISOString(),
    };
  };
  const required = async (named: string): Promise<PrinterTable> => {
    const given = { id: named.toLowerCase(), key: nameKey(named) };
    const { rows } = await store.read(async (db) => select(db, given));
    const [row] = rows;
    if (row === undefined) throw printingErrors('not-found', { name: named }, { target: named });
    return row;
  };
  const canonical = async (sddl: string): Promise<string> =>
    printerDescriptor(sddl, { domain: await descriptorDomain(store) });
  return {
    async list({ filter, ...page }) {
      const { items, next } = await pageOf<PrinterTable>(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findPrinters, { filter, ...searched }),
      );
      return { items: await Promise.all(items.map(shown)), next };
    },
    get: async (named) => shown(await required(named)),
    async publish(change, { name, sddl }) {
      const given = { id: randomUUID(), name: name.normalize('NFC') };
      const described = sddl === undefined ? {} : { sddl: await canonical(sddl) };
      return await shown(await change(publishPrinter, { ...given, ...described }));
    },
    async limit(change, named, limits) {
      const { id } = await required(named);
      return await shown(await change(setPrinterLimits, { id, limits }));
    },
    async setAccess(change, named, sddl) {
      const { id } = await required(named);
      const kept = sddl === null ? null : await canonical(sddl);
      await change(setPrinterDescriptor, { id, sddl: kept }, { target: id });
      return await shown(await required(id));
    },
    explainAccess: async (named, user) => explainPrinterAccess(await required(named), user, store),
  };
}

/** Where clients print: the address of the site, by the scheme of IPP. */
export function printerUrl(publicUrl: string, id: string): string {
  return `${printUrl(publicUrl)}/printers/${id}`;
}

/** Where all printers are asked together. */
export function systemUrl(publicUrl: string): string {
  return `${printUrl(publicUrl)}/system`;
}

function printUrl(publicUrl: string): string {
  const { host, port } = new URL(publicUrl);
  // Without a port the scheme would mean 631.
  return `ipps://${port === '' ? `${host}:443` : host}/ecp`;
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('printer')
    .selectAll()
    .where((eb) => eb.or([eb('id', '=', id), eb('name_key', '=', key)])),
);

const selectMore = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('printer')
    .leftJoin('security_descriptor', 'security_descriptor.id', 'printer.descriptor_id')
    .select((eb) => [
      'security_descriptor.sddl',
      eb
        .selectFrom('output_device')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('output_device.printer', '=', 'printer.id')
        .as('devices'),
    ])
    .where('printer.id', '=', printer),
);
