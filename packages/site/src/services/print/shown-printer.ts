import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { printerUrl } from '../../printing/printers.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { anyFormat, compressions } from './document-wanted.ts';
import { seconds } from './shown-job.ts';
import { shownNotifying } from './shown-notifying.ts';

export interface ShownPrinterOptions {
  readonly store: Pick<Store, 'read'>;
  readonly publicUrl: string;
  readonly now: number;
  readonly offered: Iterable<OperationName>;
}

/** What the site itself says of a printer; it outweighs what a device says. */
export async function shownPrinter(
  printer: PrinterTable,
  { store, publicUrl, now, offered }: ShownPrinterOptions,
): Promise<GivenAttributes> {
  const { rows } = await store.read(async (db) => select(db, { printer: printer.id }));
  const [jobs] = rows;
  const queued = jobs?.queued ?? 0;
  return {
    'printer-uri-supported': printerUrl(publicUrl, printer.id),
    'uri-authentication-supported': 'oauth',
    'uri-security-supported': 'tls',
    'printer-name': printer.name,
    'printer-id': printer.number,
    'printer-uuid': `urn:uuid:${printer.id}`,
    'printer-is-accepting-jobs': printer.accepting === 1,
    'printer-state': printer.paused === 1 ? 'stopped' : jobs?.busy === 0 ? 'idle' : 'processing',
    'printer-state-reasons': printer.paused === 1 ? 'paused' : 'none',
    'printer-up-time': seconds(now),
    'printer-current-time': new Date(now),
    'printer-config-change-time': seconds(printer.changed),
    'queued-job-count': queued,
    'operations-supported': [...offered],
    'ipp-versions-supported': ['1.1', '2.0', '2.1', '2.2'],
    'ipp-features-supported': ['infrastructure-printer'],
    'which-jobs-supported': ['completed', 'not-completed', 'all', 'fetchable'],
    'charset-configured': 'utf-8',
    'charset-supported': 'utf-8',
    'natural-language-configured': 'en',
    'generated-natural-language-supported': 'en',
    'compression-supported': compressions,
    'multiple-document-jobs-supported': false,
    'pdl-override-supported': 'attempted',
    ...shownNotifying,
    ...(printer.attributes === null
      ? { 'document-format-default': anyFormat, 'document-format-supported': anyFormat }
      : {}),
  };
}

const select = statement((db, { printer }: { readonly printer: string }) =>
  db
    .selectFrom('print_job')
    .select((eb) => [
      eb.fn.countAll<number>().as('queued'),
      eb.fn.count<number>(eb.case().when('lease_state', '=', 'held').then(1).end()).as('busy'),
    ])
    .where('printer', '=', printer)
    .where('completed', 'is', null),
);
