import { randomUUID } from 'node:crypto';
import { nameKey } from '../../directory/names.ts';
import type { ConnectorsWanted } from '../../store/mutations/printing/connectors/change-connectors.ts';
import type { Store } from '../../store/store.ts';
import { connectorErrors } from './connector-errors.ts';

export interface WantedConnector {
  /** By name or id. */
  readonly connector?: string | undefined;
  /** By URI, id or name. */
  readonly device?: string | undefined;
  /** What the printer is called, where nobody names a device. */
  readonly name: string;
}

type Reading = Pick<Store, 'read'>;

/**
 * Which connector is to print, and on what; undefined where nobody said so. Only what a connector tells
 * that it reaches: no publisher has it dial anything else.
 */
export async function wantedConnector(
  { connector, device, name }: WantedConnector,
  store: Reading,
): Promise<ConnectorsWanted['serve']> {
  if (connector === undefined && device === undefined) return undefined;
  const agents = connector === undefined ? undefined : [await oneConnector(connector, store)];
  const wanted = device ?? name;
  const found = await store.read(async (db) =>
    db
      .selectFrom('available_printer')
      .select(['agent', 'uri', 'id'])
      .$if(agents !== undefined, (query) => query.where('agent', 'in', agents ?? []))
      .where((eb) =>
        eb.or([
          eb('uri', '=', wanted),
          eb('id', '=', wanted.toLowerCase()),
          eb('name_key', '=', nameKey(wanted)),
        ]),
      )
      .orderBy('uri')
      .limit(20)
      .execute(),
  );
  // What is named exactly is meant, whatever else is called like that.
  const exact = found.filter(({ uri, id }) => uri === wanted || id === wanted.toLowerCase());
  const [first, ...others] = exact.length > 0 ? exact : found;
  if (first === undefined) {
    throw connectorErrors('no-device', { device: wanted }, { target: wanted });
  }
  if (others.length > 0) {
    const devices = [first, ...others].map(({ uri }) => uri).join(', ');
    throw connectorErrors('several-devices', { device: wanted, devices }, { target: wanted });
  }
  return { agent: first.agent, uri: first.uri, device: `urn:uuid:${randomUUID()}` };
}

/** Those of a printer that are to leave it; * is all of them. */
export async function leavingConnectors(
  { printer, named }: { readonly printer: string; readonly named: string },
  store: Reading,
): Promise<readonly string[]> {
  const rows = await store.read(async (db) =>
    db
      .selectFrom('printer_connector')
      .innerJoin('agent', 'agent.id', 'printer_connector.agent')
      .select(['agent.id', 'agent.name'])
      .where('printer', '=', printer)
      .execute(),
  );
  const leaving = rows.filter(
    ({ id, name }) => named === '*' || id === named || name.toLowerCase() === named.toLowerCase(),
  );
  if (leaving.length > 0 || named === '*') return leaving.map(({ id }) => id);
  throw connectorErrors('not-found', { connector: named }, { target: named });
}

/** The id of the connector that is called so, or has that id. */
export async function oneConnector(named: string, store: Reading): Promise<string> {
  const rows = await store.read(async (db) =>
    db
      .selectFrom('agent')
      .select(['id', 'name'])
      .where('role', '=', 'connector')
      .where('revoked', 'is', null)
      .where((eb) =>
        eb.or([
          eb('id', '=', named.toLowerCase()),
          eb(eb.fn<string>('lower', ['name']), '=', named.toLowerCase()),
        ]),
      )
      .orderBy('id')
      .limit(20)
      .execute(),
  );
  const [first, ...others] = rows;
  if (first === undefined) {
    throw connectorErrors('not-found', { connector: named }, { target: named });
  }
  if (others.length === 0) return first.id;
  const connectors = rows.map(({ name, id }) => `${name} (${id})`).join(', ');
  throw connectorErrors('several-connectors', { connectors }, { target: named });
}
