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
import type { Change } from '../../audit/change.ts';
import { deletePrinter } from '../../store/mutations/printing/delete-printer.ts';
import { describePrinter } from '../../store/mutations/printing/describe-printer.ts';
import { publishPrinter } from '../../store/mutations/printing/publish-printer.ts';
import type { Store } from '../../store/store.ts';
import { leavingConnectors, wantedConnector } from '../connectors/wanted-connector.ts';
import { printingErrors } from '../printing-errors.ts';
import { findPublished, requirePublished, shownPublished } from '../shown-published.ts';
import { soundName } from '../sound-name.ts';

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
  const get = async (named: string): Promise<Shown> =>
    shownPublished(await requirePublished(store, named), publicUrl());
  const read = async ({ name, manufacturer, model, location, sddl, limits }: Given) => ({
    ...(name === undefined ? {} : { name: soundName(name) }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location: canonicalLocation(location) }),
    ...(limits === undefined ? {} : { limits }),
    ...(sddl === undefined
      ? {}
      : { sddl: sddl === null ? null : printerDescriptor(sddl, { domain: await domain() }) }),
  });
  const describe: PublishedPrinters['describe'] = async (change, named, { version, ...given }) => {
    const { id, name: nameNow } = await requirePublished(store, named);
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
    return await get(id);
  };
  return {
    get,
    async publish(change, given) {
      const name = soundName(given.name);
      const there = await findPublished(store, name);
      if (there !== undefined && there.name === name) {
        const updated = await describe(change, there.id, { ...given, version: undefined });
        return { ...updated, isNew: false };
      }
      if (there !== undefined) {
        throw printingErrors('alike', { given: name, name: there.name }, { target: there.name });
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
      return { ...(await get(id)), isNew: true };
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
      const { id, name } = await requirePublished(store, named);
      await change(deletePrinter, { id }, { target: id });
      return { id, name };
    },
  };
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
