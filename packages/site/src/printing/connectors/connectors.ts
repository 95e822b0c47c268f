import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type {
  listAssignments,
  listAvailablePrinters,
  lookForPrinters,
  reportAvailablePrinters as reportContract,
} from '@hawser/core/api/contracts/connectors';
import { lookForPrintersTopic } from '@hawser/core/api/contracts/connectors';
import type { Clock } from '@hawser/core/clock';
import { visible } from '@hawser/core/visible';
import type { Caller } from '../../access/caller.ts';
import { tellAgents } from '../../agents/agent-change.ts';
import type { Change } from '../../audit/change.ts';
import { pageOf } from '../../directory/page.ts';
import { reportAvailablePrinters } from '../../store/mutations/printing/connectors/report-available-printers.ts';
import {
  findAvailablePrinters,
  type FoundAvailablePrinter,
} from '../../store/reports/find-available-printers.ts';
import { connectedMs } from '../../store/reports/find-agents.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import { printerUrl } from '../print-url.ts';
import { connectorErrors } from './connector-errors.ts';
import { oneConnector } from './wanted-connector.ts';

/** What connectors reach, and what they are told to print for. */
export interface Connectors {
  report(
    caller: Caller | undefined,
    given: Parts<typeof reportContract>['body'],
  ): Promise<Answered<typeof reportContract>>;
  assignments(caller: Caller | undefined): Promise<Answered<typeof listAssignments>>;
  /** Has them look; how many there are to do so. */
  look(change: Change): Promise<Answered<typeof lookForPrinters>>;
  available(
    search: Parts<typeof listAvailablePrinters>['query'],
  ): Promise<Answered<typeof listAvailablePrinters>>;
}

export interface ConnectorsOptions {
  readonly store: Store;
  readonly publicUrl: () => string;
  readonly clock: Pick<Clock, 'now'>;
}

export function connectorsOf({ store, publicUrl, clock }: ConnectorsOptions): Connectors {
  return {
    async report(caller, { printers }) {
      const agent = requireConnector(caller);
      // Of two by one address the latter counts.
      const byUri = new Map(printers.map((printer) => [printer.uri, printer]));
      const reported = Array.from(byUri.values(), (each) => ({
        id: randomUUID(),
        uri: each.uri,
        name: shownText(each.name),
        uuid: each.uuid ?? null,
        manufacturer: shownText(each.manufacturer),
        model: shownText(each.model),
        location: shownText(each.location),
        state: each.state ?? null,
        stateReasons: each.stateReasons ?? [],
      }));
      return {
        changed: await store.mutate(reportAvailablePrinters, { agent, printers: reported }),
      };
    },
    async assignments(caller) {
      const agent = requireConnector(caller);
      const { rows } = await store.read(async (db) => selectAssigned(db, { agent }));
      const items = rows.map(({ printer, name, uri, device, open_jobs: openJobs }) => ({
        printer,
        name,
        url: printerUrl(publicUrl(), printer),
        uri,
        deviceUuid: device,
        openJobs,
      }));
      return { items };
    },
    async look(change) {
      const since = clock.now() - connectedMs;
      const { rows } = await store.read(async (db) => countConnected(db, { since }));
      const connectors = Number(rows[0]?.connectors ?? 0);
      if (connectors > 0)
        await tellAgents(change, { topic: lookForPrintersTopic, role: 'connector' });
      return { connectors };
    },
    async available({ connector, ...page }) {
      const { items, next } = await pageOf<FoundAvailablePrinter>(
        page,
        ({ name_key: key, id }) => [key, id],
        async (searched) => store.report(findAvailablePrinters, { connector, ...searched }),
      );
      // One that reaches nothing is told from one that there is not.
      if (connector !== undefined && page.after === undefined && items.length === 0) {
        await oneConnector(connector, store);
      }
      return { items: items.map(shown), next };
    },
  };
}

const longestText = 127;

/** A device says what it likes, and publishers read it, wherever: nothing of it hides or moves what else is there. */
function shownText(said: string): string;
function shownText(said: string | undefined): string | null;
function shownText(said: string | undefined): string | null {
  return said === undefined ? null : visible(said).slice(0, longestText);
}

function requireConnector(caller: Caller | undefined): string {
  if (caller?.agent === 'connector') return caller.id;
  throw connectorErrors('not-a-connector', { name: caller?.name ?? 'The caller' });
}

function shown(
  row: FoundAvailablePrinter,
): Answered<typeof listAvailablePrinters>['items'][number] {
  const { id, name, connector, uri, uuid, manufacturer, model, location } = row;
  return {
    id,
    name,
    connector,
    connectorId: row.agent,
    uri,
    uuid,
    manufacturer,
    model,
    location,
    state: knownState(row.state),
    // The site has written it itself.
    stateReasons: JSON.parse(row.state_reasons) as string[],
    publishedAs: row.published,
    since: new Date(row.created).toISOString(),
  };
}

const states = ['idle', 'processing', 'stopped', 'unreachable'] as const;

function knownState(text: string | null): (typeof states)[number] | null {
  return states.find((state) => state === text) ?? null;
}

const selectAssigned = statement((db, { agent }: { readonly agent: string }) =>
  db
    .selectFrom('printer_connector')
    .innerJoin('printer', 'printer.id', 'printer_connector.printer')
    .select([
      'printer_connector.printer',
      'printer.name',
      'printer_connector.uri',
      'printer_connector.device',
      'printer.open_jobs',
    ])
    .where('printer_connector.agent', '=', agent)
    .orderBy('printer.number'),
);

const countConnected = statement((db, { since }: { readonly since: number }) =>
  db
    .selectFrom('agent')
    .select(({ fn }) => fn.countAll().as('connectors'))
    .where('role', '=', 'connector')
    .where('revoked', 'is', null)
    .where('gone', 'is', null)
    .where('last_seen', '>=', since),
);
