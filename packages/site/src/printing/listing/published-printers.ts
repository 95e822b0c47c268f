import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type {
  describeListedPrinter,
  getListedPrinter,
  publishListedPrinter,
  replaceListedPrinter,
  unpublishPrinter,
} from '@hawser/core/api/contracts/discovery';
import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationJson } from '@hawser/core/printing/location/write-location';
import { visible } from '@hawser/core/visible';
import type { Change } from '../../audit/change.ts';
import { nameKey } from '../../directory/names.ts';
import { deletePrinter } from '../../store/mutations/printing/delete-printer.ts';
import { describePrinter } from '../../store/mutations/printing/describe-printer.ts';
import { publishPrinter } from '../../store/mutations/printing/publish-printer.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { leavingConnectors, wantedConnector } from '../connectors/wanted-connector.ts';
import { printingErrors } from '../printing-errors.ts';
import { shownListing } from './shown-listing.ts';

type Shown = Answered<typeof getListedPrinter>;
type Given = Parts<typeof describeListedPrinter>['body'];

export interface PublishedPrintersOptions {
  readonly store: Pick<Store, 'read' | 'site'>;
  readonly publicUrl: () => string;
  /** The domain that DA, DU and others of a domain are of. */
  readonly domain: () => Promise<string>;
}

/** What publishers say of printers. */
export interface PublishedPrinters {
  get(named: string): Promise<Shown>;
  /** One that is there by that very name has its details changed. */
  publish(
    change: Change,
    given: Parts<typeof publishListedPrinter>['body'],
  ): Promise<Answered<typeof publishListedPrinter>>;
  replace(
    change: Change,
    named: string,
    given: Parts<typeof replaceListedPrinter>['body'] & { readonly version: number | undefined },
  ): Promise<Shown>;
  describe(
    change: Change,
    named: string,
    given: Given & { readonly version: number | undefined },
  ): Promise<Shown>;
  unpublish(change: Change, named: string): Promise<Answered<typeof unpublishPrinter>>;
}

export function publishedPrinters(options: PublishedPrintersOptions): PublishedPrinters {
  const { store, publicUrl, domain } = options;
  const find = async (named: string) => {
    const given = { id: named.toLowerCase(), key: nameKey(named) };
    return (await store.read(async (db) => select(db, given))).rows[0];
  };
  const required = async (named: string) => {
    const row = await find(named);
    if (row === undefined) throw printingErrors('not-found', { name: named }, { target: named });
    return row;
  };
  const shown = async (id: string): Promise<Shown> => {
    const row = await required(id);
    const { rows: connectors } = await store.read(async (db) => selectConnectors(db, { id }));
    const { revision: version, sddl } = row;
    return { ...shownListing(row, publicUrl()), connectors: [...connectors], version, sddl };
  };
  const read = async ({ name, manufacturer, model, location, sddl }: Given) => ({
    ...(name === undefined ? {} : { name: soundName(name) }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location: canonicalLocation(location) }),
    ...(sddl === undefined
      ? {}
      : { sddl: sddl === null ? null : printerDescriptor(sddl, { domain: await domain() }) }),
  });
  const describe: PublishedPrinters['describe'] = async (change, named, { version, ...given }) => {
    const { printer: id, name: nameNow } = await required(named);
    const { connector, device, withoutConnector, name = nameNow } = given;
    const described = await read(given);
    const serve = await wantedConnector({ connector, device, name }, store);
    const leave =
      withoutConnector === undefined
        ? undefined
        : await leavingConnectors({ printer: id, named: withoutConnector }, store);
    const wanted = {
      ...described,
      ...(serve === undefined ? {} : { serve }),
      ...(leave === undefined ? {} : { leave }),
    };
    await change(describePrinter, { id, revision: version, ...wanted }, { target: id });
    return await shown(id);
  };
  return {
    get: async (named) => shown((await required(named)).printer),
    async publish(change, given) {
      const name = soundName(given.name);
      const there = await find(name);
      if (there !== undefined && there.name === name) {
        const updated = await describe(change, there.printer, { ...given, version: undefined });
        return { ...updated, isNew: false };
      }
      const { sddl = null, ...described } = await read(given);
      const { connector, device } = given;
      const serve = await wantedConnector({ connector, device, name }, store);
      const id = randomUUID();
      await change(publishPrinter, {
        ...described,
        id,
        name,
        ...(sddl === null ? {} : { sddl }),
        ...(serve === undefined ? {} : { serve }),
      });
      return { ...(await shown(id)), isNew: true };
    },
    replace: async (change, named, given) =>
      describe(change, named, {
        manufacturer: null,
        model: null,
        location: null,
        sddl: null,
        ...given,
      }),
    describe,
    async unpublish(change, named) {
      const { printer: id, name } = await required(named);
      await change(deletePrinter, { id }, { target: id });
      return { id, name };
    },
  };
}

/** What nobody can see must not make two names of one. */
function soundName(given: string): string {
  const name = given.normalize('NFC').trim();
  const isSeen = visible(name) === name && nameKey(name) !== '';
  if (isSeen && !name.endsWith('/')) return name;
  const reason = isSeen
    ? 'it ends with a slash'
    : 'it is empty, or has characters that cannot be seen';
  throw printingErrors('bad-name', { name: given, reason }, { target: given });
}

function canonicalLocation(given: NonNullable<Given['location']> | null): string | null {
  if (given === null) return null;
  return locationJson(readLocation(typeof given === 'string' ? given : JSON.stringify(given)));
}

const select = statement((db, { id, key }: { readonly id: string; readonly key: string }) =>
  db
    .selectFrom('listed_printer')
    .innerJoin('printer', 'printer.id', 'listed_printer.printer')
    .leftJoin('security_descriptor', 'security_descriptor.id', 'printer.descriptor_id')
    .select([
      'listed_printer.number',
      'listed_printer.printer',
      'listed_printer.name',
      'listed_printer.name_key',
      'listed_printer.manufacturer',
      'listed_printer.model',
      'listed_printer.device_model',
      'listed_printer.location',
      'listed_printer.capabilities',
      'printer.revision',
      'security_descriptor.sddl',
    ])
    .where((eb) => eb.or([eb('printer.id', '=', id), eb('printer.name_key', '=', key)])),
);

const selectConnectors = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('printer_connector')
    .innerJoin('agent', 'agent.id', 'printer_connector.agent')
    .select(['agent.id', 'agent.name', 'printer_connector.uri as device'])
    .where('printer_connector.printer', '=', id)
    .orderBy('agent.name')
    .orderBy('agent.id'),
);
