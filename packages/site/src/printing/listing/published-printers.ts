import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type {
  describeListedPrinter,
  getListedPrinter,
  previewListedPrinter,
  publishListedPrinter,
  replaceListedPrinter,
  unpublishPrinter,
} from '@hawser/core/api/contracts/discovery';
import { printerDescriptor } from '@hawser/core/printing/access/printer-descriptor';
import { readLocation } from '@hawser/core/printing/location/read-location';
import { locationJson } from '@hawser/core/printing/location/write-location';
import type { Clock } from '@hawser/core/clock';
import { tellInstalled } from '../../agents/tell-installed.ts';
import type { Change } from '../../audit/change.ts';
import { deletePrinter } from '../../store/mutations/printing/delete-printer.ts';
import {
  describePrinter,
  type PrinterDescription,
} from '../../store/mutations/printing/describe-printer.ts';
import { publishPrinter } from '../../store/mutations/printing/publish-printer.ts';
import type { PublishedRow } from '../../store/reports/published-rows.ts';
import type { Store } from '../../store/store.ts';
import { deviceDetails } from '../connectors/device-details.ts';
import { leavingConnectors, wantedConnector } from '../connectors/wanted-connector.ts';
import { printerUrl } from '../print-url.ts';
import { printingErrors } from '../printing-errors.ts';
import { findPublished, requirePublished, shownPublished } from '../shown-published.ts';
import { soundName } from '../sound-name.ts';
import { saidOtherwise } from './said-otherwise.ts';

type Shown = Answered<typeof getListedPrinter>;
type Given = Parts<typeof describeListedPrinter>['body'];

/** The same, as it is kept. */
type Said = Omit<PrinterDescription, 'id' | 'revision'>;

export interface PublishedPrintersOptions {
  readonly store: Pick<Store, 'read' | 'site' | 'mutate'>;
  readonly publicUrl: () => string;
  readonly clock: Pick<Clock, 'now'>;
  /** The printers that every device is to have, by name or id. */
  readonly installed: () => readonly string[];
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
  /** What that would do. */
  preview(
    given: Parts<typeof previewListedPrinter>['body'],
  ): Promise<Answered<typeof previewListedPrinter>>;
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
  const { store, publicUrl, domain, clock, installed } = options;
  const get = async (named: string): Promise<Shown> =>
    shownPublished(await requirePublished(store, named, clock.now()), publicUrl());
  const read = async ({
    name,
    manufacturer,
    model,
    location,
    sddl,
    limits,
  }: Given): Promise<Said> => ({
    ...(name === undefined ? {} : { name: soundName(name) }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location: canonicalLocation(location) }),
    ...(limits === undefined ? {} : { limits }),
    ...(sddl === undefined
      ? {}
      : { sddl: sddl === null ? null : printerDescriptor(sddl, { domain: await domain() }) }),
  });
  const wantedBy = async (
    given: Parts<typeof publishListedPrinter>['body'],
  ): Promise<Omit<Said, 'leave'>> => {
    const serve = await wantedConnector(given, store);
    return { ...(await read(given)), ...(serve === undefined ? {} : { serve }) };
  };
  const describe: PublishedPrinters['describe'] = async (change, named, { version, ...given }) => {
    const { id, name: nameNow } = await requirePublished(store, named, clock.now());
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
    if (name !== nameNow) await tellInstalled(store, installed(), [id, nameNow, name]);
    return await get(id);
  };
  return {
    get,
    async publish(change, given) {
      const name = soundName(given.name);
      const wanted = await wantedBy({ ...given, name });
      const update = async (row: PublishedRow): Promise<Answered<typeof publishListedPrinter>> => {
        const { id } = row;
        const changes = saidOtherwise(row, wanted);
        if (changes.length > 0) await change(describePrinter, { id, ...wanted }, { target: id });
        return { ...(await get(id)), isNew: false, changes };
      };
      const there = await findPublished(store, name, clock.now());
      if (there !== undefined) return await update(requireSame(there, name));
      const { sddl, ...described } = wanted;
      const id = randomUUID();
      try {
        await change(publishPrinter, {
          ...(await deviceDetails(wanted.serve, store)),
          ...described,
          id,
          name,
          ...(typeof sddl === 'string' ? { sddl } : {}),
        });
      } catch (error) {
        // Somebody else was quicker with the very same.
        const now = await findPublished(store, name, clock.now());
        if (now === undefined) throw error;
        return await update(requireSame(now, name));
      }
      await tellInstalled(store, installed(), [name]);
      return { ...(await get(id)), isNew: true, changes: [] };
    },
    async preview(given) {
      const name = soundName(given.name);
      const wanted = await wantedBy({ ...given, name });
      const there = await findPublished(store, name, clock.now());
      if (there === undefined) return { isNew: true, url: null, changes: [] };
      const url = printerUrl(publicUrl(), there.id);
      return { isNew: false, url, changes: saidOtherwise(requireSame(there, name), wanted) };
    },
    replace: async (change, named, given) =>
      describe(change, named, {
        manufacturer: null,
        model: null,
        location: null,
        sddl: null,
        ...given,
        limits: { ...noLimits, ...given.limits },
      }),
    describe,
    async unpublish(change, named) {
      const { id, name } = await requirePublished(store, named, clock.now());
      await change(deletePrinter, { id }, { target: id });
      await tellInstalled(store, installed(), [id, name]);
      return { id, name };
    },
  };
}

/** Names that differ in what nobody sees, or reads, would be taken for each other. */
function requireSame(there: PublishedRow, name: string): PublishedRow {
  if (there.name === name) return there;
  throw printingErrors('alike', { given: name, name: there.name }, { target: there.name });
}

const noLimits: Required<NonNullable<Given['limits']>> = {
  jobMegabytes: null,
  documentsPerJob: null,
  openJobs: null,
  openJobsOfUser: null,
  retainHours: null,
  mostRetainHours: null,
};

function canonicalLocation(given: NonNullable<Given['location']> | null): string | null {
  if (given === null) return null;
  return locationJson(readLocation(typeof given === 'string' ? given : JSON.stringify(given)));
}
