import { momentary } from '@hawser/core/ipp/answering/momentary';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeAttributes } from '@hawser/core/ipp/encode/encode-attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { keptGroup } from '../../printing/kept-group.ts';
import { limitsOf } from '../../printing/limits-of.ts';
import { printerUrl } from '../../printing/print-url.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import type { PrintSignIn } from '../../printing/print-sign-in.ts';
import { offeredSignIn } from './offered-sign-in.ts';
import { isOfLimit, limitedOffer, operationsWithin } from './limited-offer.ts';
import { ofDeviceOrSite } from './of-device-or-site.ts';
import { seconds } from './shown-job.ts';
import { printEvents } from '../../store/mutations/printing/subscriptions/print-events.ts';
import { shownNotifying } from './shown-notifying.ts';
import { siteOffer } from './site-offer.ts';

export interface LastingOptions {
  readonly store: Pick<Store, 'read'>;
  readonly publicUrl: string;
  readonly offered: Iterable<OperationName>;
  /** Of the site: the same object as long as they are the same. */
  readonly limits: PrintLimits;
  /** The same. */
  readonly signIn: PrintSignIn;
}

/** What of a printer stays until its next revision, and the parts of it that were asked for. */
interface Lasting {
  readonly revision: number;
  readonly publicUrl: string;
  readonly limits: PrintLimits;
  readonly signIn: PrintSignIn;
  readonly all: Attributes;
  readonly parts: Map<string, LastingPart>;
}

export interface LastingPart {
  readonly lasting: Attributes;
  /** The names of what else is wanted, which is otherwise from one moment to the next. */
  readonly moments: readonly string[];
}

/** By what the device says, which is read once for each revision. */
const known = new WeakMap<Uint8Array, Lasting>();

/** Clients ask for the same few lists of attributes again and again; who invents lists gains nothing. */
const mostParts = 32;

/**
 * What stays of a printer until its next revision, as far as it is wanted: all of it is encoded once, and
 * so is each part that `asked` names.
 */
export async function lastingPart(
  printer: PrinterTable,
  asked: { readonly names: string; readonly wanted: () => (name: string) => boolean },
  options: LastingOptions,
): Promise<LastingPart> {
  const { all, parts } = await lastingOf(printer, options);
  const before = parts.get(asked.names);
  if (before !== undefined) return before;
  const wanted = asked.wanted();
  const part = {
    lasting: encodeAttributes(all.those(wanted)),
    moments: momentary.filter((name) => wanted(name)),
  };
  if (parts.size < mostParts) parts.set(asked.names, part);
  return part;
}

async function lastingOf(printer: PrinterTable, options: LastingOptions): Promise<Lasting> {
  const { revision, attributes } = printer;
  const { publicUrl, limits, signIn } = options;
  const before = attributes === null ? undefined : known.get(attributes);
  if (
    before?.revision === revision &&
    before.publicUrl === publicUrl &&
    before.limits === limits &&
    before.signIn === signIn
  ) {
    return before;
  }
  const all = await encoded(printer, options);
  const parts = new Map<string, LastingPart>();
  const lasting = { revision, publicUrl, limits, signIn, all, parts };
  if (attributes !== null) known.set(attributes, lasting);
  return lasting;
}

/** What the site says outweighs what a device says. */
async function encoded(
  printer: PrinterTable,
  { store, publicUrl, offered, limits: site, signIn }: LastingOptions,
): Promise<Attributes> {
  const limits = limitsOf(printer, { site });
  const devices = await store.read(async (db) => selectDevices(db, { printer: printer.id }));
  const uuids = devices.rows.map(({ uuid }) => uuid);
  const own: GivenAttributes = {
    ...offeredSignIn(printerUrl(publicUrl, printer.id), signIn),
    ...siteOffer,
    ...limitedOffer(limits),
    'printer-name': printer.name,
    'printer-id': printer.number,
    'printer-uuid': `urn:uuid:${printer.id}`,
    'printer-config-change-time': seconds(printer.changed),
    'printer-config-change-date-time': new Date(printer.changed),
    'operations-supported': operationsWithin(offered, limits),
    ...shownNotifying(printEvents),
    ...ofDeviceOrSite(printer, { publicUrl, limits }),
    'output-device-uuid-supported': uuids.length === 0 ? { type: 'no-value' } : uuids,
  };
  const ofDevice = keptGroup(printer.attributes)?.those(
    (name) => !(name in own) && !momentary.includes(name) && !isOfLimit(name),
  );
  return encodeAttributes(own, ofDevice ?? {});
}

const selectDevices = statement((db, { printer }: { readonly printer: string }) =>
  db.selectFrom('output_device').select('uuid').where('printer', '=', printer).orderBy('created'),
);
